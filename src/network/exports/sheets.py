"""The facts as tables for other programs: one JSON document, a folder of CSV files, a workbook."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from network.errors import Refused
from network.exports.cells import harmless
from network.exports.whole import whole_file, whole_folder
from network.exports.wording import worded
from network.exports.workbook import workbook
from network.sentences import Language
from network.study import plain
from network.tables.escapes import joined

Tables = Mapping[str, pd.DataFrame]


def as_document(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """The tables as JSON values: lists of rows, undefined cells null.

    Examples
    --------
    >>> as_document({"actors": pd.DataFrame({"uid": ["a"], "people": [float("nan")]})})
    {'actors': [{'uid': 'a', 'people': None}]}
    """
    return {name: [plain(row) for row in table.astype(object).to_dict("records")] for name, table in tables.items()}


def write_tables(tables: Tables, path: str | Path, format: str, lang: Language = "fr") -> Path:
    """Write tables to a file (`json`, `xlsx`) or a folder (`csv`); gives the path.

    A workbook is headed in the language of its reader, the others by the names of `listings`.

    Raises
    ------
    Refused
        No such format, no such folder, or the system refuses: no file is left half-written.
    """
    if format not in TABLE_FORMATS:
        raise Refused("views.format", value=format, formats=", ".join(TABLE_FORMATS))
    return TABLE_FORMATS[format](tables, Path(path), lang)


def _json(tables: Tables, path: Path, lang: Language) -> Path:
    text = json.dumps(as_document(tables), ensure_ascii=False, indent=1, allow_nan=False)
    return whole_file(path, text + "\n")


def _csv(tables: Tables, path: Path, lang: Language) -> Path:
    """One file per table, as a French Excel opens it."""
    whole_folder(path)
    for name, table in tables.items():
        text = _cells(table).to_csv(sep=";", index=False, lineterminator="\r\n")
        whole_file(path / f"{name}.csv", text.encode("utf-8-sig"))
    return path


def _xlsx(tables: Tables, path: Path, lang: Language) -> Path:
    return whole_file(path, workbook({name: _cells(worded(name, table, lang)) for name, table in tables.items()}, lang))


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    """Cells that a spreadsheet shows and never runs."""
    return pd.DataFrame({name: [_cell(plain(value)) for value in table[name]] for name in table.columns}, dtype=object)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = joined([str(one) for one in value])
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    return harmless(value) if isinstance(value, str) else value


TABLE_FORMATS: Mapping[str, Callable[[Tables, Path, Language], Path]] = {"json": _json, "csv": _csv, "xlsx": _xlsx}
