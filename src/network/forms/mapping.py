"""A mapping says by hand what a form would recognise: header → role, constants, values, joins.

It is a TOML file kept with the data, so that the next file of the same source goes in by one command. A file of
several sheets has one block `[[file]]` for each; a column without a header of its own is « colonne B ».
"""

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Any

from network.errors import Refused
from network.forms.form import Column, Form, form_named
from network.forms.row import Origin, Source
from network.identity import fold

JOINED_ONLY = "joined-only"  # a file read for the columns that others take from it
RECOGNISED = "recognised"  # a sheet whose form is recognised, as without a mapping


@dataclass(frozen=True)
class Join:
    """Columns taken from another file of the same call: where this column meets that one."""

    on: str
    file: str
    column: str
    columns: Table[str, str]  # header in the other file → role


@dataclass(frozen=True)
class FileMapping:
    """What a mapping says of the files whose name matches, or of one sheet of them."""

    match: str
    form: str
    columns: Table[str, str] = field(default_factory=dict)
    constants: Table[str, Any] = field(default_factory=dict)
    values: Table[str, Table[str, str]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    empty: frozenset[str] = frozenset()  # texts that mean an empty cell: NA
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    header_line: int | None = None  # as the spreadsheet shows it; 0: there is no header
    leave: bool = False  # this sheet is not read
    drop: tuple[str, ...] = ()  # headers of columns that are not even kept apart
    hidden: str | None = None  # `read` or `leave`: what becomes of hidden lines, columns and sheets
    template: str | None = None  # name of the saved template that this comes from

    def given(self, form: Form) -> dict[str, Column]:
        """Folded header → column of the form."""
        given = {fold(header): _column(form, role) for header, role in self.columns.items()}
        for join in self.joins:
            given.update({fold(joined(join.on, header)): _column(form, role) for header, role in join.columns.items()})
        return given


@dataclass(frozen=True)
class Mapping:
    """Files by pattern of name, a nomenclature of fields of its own, and the public source of the files."""

    files: tuple[FileMapping, ...]
    nomenclature: Table[str, str] = field(default_factory=dict)
    text: str = ""
    origin: Origin | None = None

    def of(self, file: str) -> FileMapping | None:
        """What it says of a file, by the first pattern that matches its name."""
        return next(iter(self.all_of(file)), None)

    def all_of(self, file: str) -> tuple[FileMapping, ...]:
        """All that it says of a file and of its sheets."""
        name = PurePath(file).name
        return tuple(one for one in self.files if fnmatch(name, one.match))

    def chooses(self, file: str) -> bool:
        """Whether it says what the tables of a file are, rather than only how the file is opened."""
        told = self.all_of(file)
        return any(one.form != RECOGNISED or one.leave or one.header_line is not None for one in told)

    def of_sheet(self, file: str, sheet: str) -> FileMapping | None:
        """What it says of one sheet: the first block that names it, or names none."""
        return next((one for one in self.all_of(file) if one.sheet in (None, sheet)), None)


def joined(on: str, header: str) -> str:
    """Name of a column that comes from another file: `project_id › name`."""
    return f"{on} › {header}"


def read_mapping(given: Source | str) -> Mapping:
    r"""The mapping of a TOML file, or of its text.

    Raises
    ------
    Refused
        Not TOML, no file, or a role that the form does not have.

    Examples
    --------
    >>> read_mapping('[[file]]\nmatch = "*.csv"\nform = "ties"\n[file.columns]\nfrom = "source"').files[0].form
    'ties'
    """
    try:
        text = given if isinstance(given, str) else given.content.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise Refused("forms.mapping-toml", why=str(why)) from why
    files = tuple(_file(entry) for entry in table.get("file", ()))
    if not files:
        raise Refused("forms.mapping-empty")
    return Mapping(files, dict(table.get("nomenclature", {})), text, _origin(table.get("origin")))


def _origin(told: Table[str, Any] | None) -> Origin | None:
    """`[origin]`: name and licence of a public source, its edition and its address when they are known."""
    if told is None:
        return None
    for word in told.keys() - {"name", "licence", "date", "url"}:
        raise Refused("forms.mapping-key", word=f"origin.{word}", known="name, licence, date, url")
    if not (told.get("name") and told.get("licence")):
        raise Refused("forms.mapping-origin")
    return Origin(**{word: str(value) for word, value in told.items()})


_KEYS = frozenset(
    {
        *("match", "form", "columns", "constants", "values", "join", "empty", "encoding", "separator"),
        *("sheet", "header_line", "leave", "drop", "hidden", "template"),
    }
)


def _check_keys(entry: Table[str, Any]) -> None:
    """A word written wrong must not be silently without effect."""
    for key in entry.keys() - _KEYS:
        raise Refused("forms.mapping-key", word=key, known=", ".join(sorted(_KEYS)))
    for on, join in entry.get("join", {}).items():
        if not {"file", "column"} <= join.keys() <= {"file", "column", "columns"}:
            raise Refused("forms.mapping-key", word=f"join.{on}", known="file, column, columns")
    roles = [*entry.get("columns", {}).values()]
    roles += [role for join in entry.get("join", {}).values() for role in join.get("columns", {}).values()]
    if wrong := next((role for role in roles if not isinstance(role, str)), None):
        raise Refused("forms.mapping-key", word=str(wrong), known='header = "role"')


def _file(entry: Table[str, Any]) -> FileMapping:
    _check_keys(entry)
    joins = tuple(
        Join(on, join["file"], join["column"], dict(join.get("columns", {})))
        for on, join in entry.get("join", {}).items()
    )
    mapping = FileMapping(
        match=entry.get("match", "*"),
        form=entry.get("form", JOINED_ONLY),
        columns=dict(entry.get("columns", {})),
        constants=dict(entry.get("constants", {})),
        values={role: dict(values) for role, values in entry.get("values", {}).items()},
        joins=joins,
        empty=frozenset(entry.get("empty", ())),
        encoding=entry.get("encoding"),
        separator=entry.get("separator"),
        sheet=entry.get("sheet"),
        header_line=_header_line(entry),
        leave=entry.get("leave", False) is True,
        drop=tuple(entry.get("drop", ())),
        hidden=entry.get("hidden"),
        template=entry.get("template"),
    )
    if mapping.form not in (JOINED_ONLY, RECOGNISED):
        form = form_named(mapping.form)
        mapping.given(form)
        for role in mapping.constants:
            if role not in form.labels.values():  # what titles tell may be told for them
                _column(form, role)
    return mapping


def _header_line(entry: Table[str, Any]) -> int | None:
    line = entry.get("header_line")
    if line is None or (isinstance(line, int) and not isinstance(line, bool) and line >= 0):
        return line
    raise Refused("forms.mapping-key", word=f"header_line = {line}", known="header_line = 3")


def _column(form: Form, role: str) -> Column:
    column = form.column_of("local" if role == "ids" else role)
    if column is None:
        raise Refused("forms.mapping-role", role=role, form=form.code, known=", ".join(form.columns))
    return column
