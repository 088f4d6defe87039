"""A mapping as TOML text: what a correction on the page becomes, and what a template keeps."""

import datetime as dt
import json
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import asdict, replace
from glob import escape
from pathlib import PurePath
from typing import Any

from network.forms.mapping import JOINED_ONLY, FileMapping, Join, Mapping
from network.forms.row import Origin


def mapping_text(
    files: Sequence[FileMapping], nomenclature: Table[str, str] | None = None, origin: Origin | None = None
) -> str:
    r"""The TOML that `read_mapping` reads back to the same blocks.

    Examples
    --------
    >>> print(mapping_text([FileMapping("a.csv", "ties", {"Qui": "source"}, header_line=3)]), end="")
    [[file]]
    match = "a.csv"
    form = "ties"
    header_line = 3
    [file.columns]
    "Qui" = "source"
    """
    parts = [_table("nomenclature", nomenclature)] if nomenclature else []
    if origin:
        parts.append(_table("origin", {key: value for key, value in asdict(origin).items() if value is not None}))
    parts += [_block(one) for one in files]
    return "\n".join(parts)


def text_for(mapping: Mapping | None, file: str) -> str:
    """What a mapping says of one file, which makes its batch what it is; nothing of the other files of the call.

    A mapping written by hand for many files (`match = "*.csv"`) counts whole.
    """
    told = mapping.all_of(file) if mapping else ()
    if mapping is None or not told:
        return ""
    if all(one.match == escape(PurePath(file).name) for one in told):
        nameless = [replace(one, match="*", template=None) for one in told]
        return mapping_text(nameless, mapping.nomenclature, mapping.origin)
    return mapping.text


def _block(file: FileMapping) -> str:
    told = {
        "match": file.match,
        "form": None if file.form == JOINED_ONLY else file.form,
        "sheet": file.sheet,
        "header_line": file.header_line,
        "leave": file.leave or None,
        "drop": list(file.drop) or None,
        "hidden": file.hidden,
        "template": file.template,
        "empty": sorted(file.empty) or None,
        "encoding": file.encoding,
        "separator": file.separator,
    }
    lines = [f"{key} = {_value(value)}" for key, value in told.items() if value is not None]
    tables = [_table("file.columns", file.columns), _table("file.constants", file.constants)]
    tables += [_table(f"file.values.{_text(role)}", values) for role, values in file.values.items()]
    tables += [_join(join) for join in file.joins]
    return "\n".join(["[[file]]", *lines, ""]) + "".join(tables)


def _join(join: Join) -> str:
    told = {"file": join.file, "column": join.column}
    lines = [f"{key} = {_value(value)}" for key, value in told.items()]
    name = f"file.join.{_text(join.on)}"
    return "\n".join([f"[{name}]", *lines, ""]) + _table(f"{name}.columns", join.columns)


def _table(name: str, entries: Table[str, Any]) -> str:
    if not entries:
        return ""
    return "\n".join([f"[{name}]", *(f"{_text(key)} = {_value(value)}" for key, value in entries.items()), ""])


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _text(str(value))


def _text(text: str) -> str:
    """A TOML string: JSON's, but for the one control character that JSON lets through."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
