"""One pass over a national file: the lines of some communes go to a small file, with a note of their source."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from network.errors import Refused, UnreadableFile
from network.forms.registers import Register, recognise_register, registers
from network.forms.registers.register import Table
from network.identity import fold
from network.prefilter.places import Commune, Wanted, commune_by_header, commune_by_rank, wanted
from network.prefilter.selecting import copy_records
from network.prefilter.streams import BYTES_AS_TEXT, MARK, SAMPLE, opened, rows_of, text_of
from network.sentences import Language, say
from network.tables import MAX_BYTES, MAX_LINES, read_book

Told = Callable[[int], None]


class Writer(Protocol):
    """What writes a line of a delimited text."""

    def writerow(self, row: Sequence[str], /) -> object: ...


NATURAL = "register-natural-person"


@dataclass(frozen=True)
class Extracted:
    """What an extract holds, and of what."""

    out: Path
    note: Path
    kept: int
    total: int
    sha256: str
    register: Register | None
    dropped: tuple[str, ...] = ()

    @property
    def too_long(self) -> bool:
        """Whether the extract is longer than an import may be."""
        return self.kept > MAX_LINES


@dataclass(frozen=True)
class Source:
    """How the lines of a national file are read."""

    first: list[str]  # header, or manifest
    commune: Commune
    register: Register | None
    table: Table | None
    names: tuple[str, ...]  # of its columns

    @property
    def dropped(self) -> frozenset[int]:
        """Ranks of the columns that are never kept: they do not even reach the extract."""
        patterns = self.table.dropped if self.table else ()
        return frozenset(at for at, name in enumerate(self.names) if any(one.fullmatch(fold(name)) for one in patterns))

    def is_person(self, line: Sequence[str]) -> bool:
        """Whether a register says that a line is about a natural person."""
        if self.table is None:
            return False
        rules = [one.when for one in self.table.left if one.remark == NATURAL]
        if not rules:
            return False
        cells = {self.table.named(name) or name: cell or None for name, cell in zip(self.names, line, strict=False)}
        return any(rule.holds(cells) for rule in rules)


NOTHING_KNOWN = Source([], lambda line: None, None, None, ())
"""A JSON file: its records tell their commune themselves."""


def prefilter(
    path: str | Path, communes: str, out: str | Path, *, today: dt.date, lang: Language = "fr", told: Told | None = None
) -> Extracted:
    """Keep the lines of some communes of a national file, read once; memory does not grow with the file.

    Parameters
    ----------
    path : str or Path
        The file: .csv, .txt, .json or .jsonl, alone, in .gz or in a .zip that holds one of them.
    communes : str
        INSEE codes between commas (75112,75119), or departments (75).
    out : str or Path
        The extract; its source is written beside it, `<out>.source.txt`.
    today : date
        Said in the note.
    told : callable, optional
        Told how many bytes of the file are read.

    Returns
    -------
    Extracted
        How many lines are kept of how many.

    Raises
    ------
    Refused
        No commune, no column that tells one, no file, or a place where nothing can be written.
    """
    path, out, asked = Path(path), Path(out), wanted(communes)
    with opened(path, told or (lambda read: None)) as (source, seal), _written(out) as draft:
        text = text_of(source)
        head = text.read(SAMPLE)
        if head.lstrip(f"{MARK} \r\n\t")[:1] in ("{", "["):
            kind = NOTHING_KNOWN
            kept, total = copy_records(path.name, head.removeprefix(MARK), text, draft, asked)
        else:
            separator, lines = rows_of(path.name, head, text)
            kind = _recognised(path.name, lines)
            kept, total = _copy(kind, lines, csv.writer(draft, delimiter=separator, lineterminator="\r\n"), asked)
        sha256 = seal()
    dropped = tuple(kind.names[at] for at in sorted(kind.dropped))
    note = out.with_name(f"{out.name}.source.txt")
    register = _register_of_json(out) if kind is NOTHING_KNOWN else kind.register
    made = Extracted(out, note, kept, total, sha256, register, dropped)
    made.note.write_text(_note(path, communes, made, today, lang), "utf-8")
    return made


def _recognised(file: str, lines: Iterator[list[str]]) -> Source:
    """What the first line of a file says of it."""
    first = next(lines, [])
    for known in registers().values():
        for table in known.tables:
            if table.nameless and [fold(cell) for cell in first[: len(table.manifest)]] == list(table.manifest):
                return Source(first, commune_by_rank(table), known, table, table.nameless)
    names = tuple(cell.removeprefix(MARK).strip() for cell in first)
    commune = commune_by_header(names)
    if commune is None:
        raise UnreadableFile("registers.no-commune", file=file, seen=", ".join(names)[:200])
    return Source(first, commune, *_register_of(names), names)


def _register_of(names: Sequence[str]) -> tuple[Register | None, Table | None]:
    found = [
        (len(known), register, table)
        for register in registers().values()
        for table in register.tables
        if set(table.needs) <= (known := {name for text in names if (name := table.named(text))})
    ]
    return max(found, key=lambda one: one[0])[1:] if found else (None, None)


def _register_of_json(out: Path) -> Register | None:
    """The register that an extract in JSON is of, as an import would say; an extract too large for one says nothing."""
    if out.stat().st_size > MAX_BYTES:
        return None
    try:
        found = recognise_register(read_book("extract.json", out.read_bytes()))
    except UnreadableFile:
        return None
    return found[0] if found else None


def _copy(kind: Source, lines: Iterator[list[str]], writer: Writer, asked: Wanted) -> tuple[int, int]:
    """Write the lines that are asked for; how many, of how many."""
    blank = kind.table is not None and bool(kind.table.nameless)
    dropped, commune, holds = kind.dropped, kind.commune, asked.holds

    def shown(line: list[str]) -> list[str]:
        """Without the columns that are never kept: emptied where only their rank names the others."""
        if blank:
            return ["" if at in dropped else cell for at, cell in enumerate(line)]
        return [cell for at, cell in enumerate(line) if at not in dropped]

    writer.writerow(kind.first if blank else shown(kind.first))
    kept = total = 0
    for line in lines:
        total += 1
        if holds(commune(line)) and not kind.is_person(line):
            writer.writerow(shown(line))
            kept += 1
    return kept, total


@contextmanager
def _written(out: Path) -> Iterator[io.TextIOBase]:
    """A draft beside, put in place once it is whole."""
    draft = out.with_name(f".{out.name[:50]}.part")
    try:
        stream = draft.open("w", encoding=BYTES_AS_TEXT, newline="")
    except OSError as why:
        raise Refused("registers.out", path=out) from why
    try:
        with stream:
            yield stream
        draft.replace(out)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _note(path: Path, communes: str, made: Extracted, today: dt.date, lang: Language) -> str:
    """The source of an extract, as it must be shown with it."""
    publisher = made.register.publisher if made.register else None
    unknown = say("registers.unknown", lang)
    return say(
        "registers.note",
        lang,
        file=path.name,
        name=publisher.name if publisher else unknown,
        licence=publisher.licence if publisher else unknown,
        url=(publisher.url if publisher else None) or unknown,
        sha256=made.sha256,
        communes=communes,
        kept=made.kept,
        total=made.total,
        day=today.isoformat(),
        dropped=", ".join(made.dropped) or "–",
    )
