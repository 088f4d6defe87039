"""The facts as tables that come back: everything by identifier, the name of each thing beside it for a reader."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from network.exports.sheets import write_tables
from network.forms.exported import LABELS, NAME, Column, Table, exported_tables, meeting_label
from network.listings import day, tables
from network.networks.extract import Extract, extract
from network.sentences import Language
from network.store import Store
from network.vocabulary import kinds

TOLD = ("nomenclature", "batches", "remarks")
"""Tables that say where the facts come from: they leave with them, and do not come back."""

HIDDEN = ("address", "lat", "lon")
"""What a confidential place leaves without."""

LONGEST = 80  # letters of a statement that stand for it beside its identifier

Row = Mapping[str, Any]


def exchange_tables(store: Store) -> dict[str, pd.DataFrame]:
    """Every table of `export --format xlsx|csv`, in the order of `imports/export.toml`.

    Verdicts are resolved: a duplicate is the one that is kept, its names among the other names of that one.
    """
    facts = extract(store)
    made = {table.code: _Leaving(facts, table).frame() for table in exported_tables().values()}
    kept = {code: frame for code, frame in made.items() if not (exported_tables()[code].optional and frame.empty)}
    told = tables(store)
    return kept | {name: told[name] for name in TOLD if not told[name].empty}


def write_facts(store: Store, path: str | Path, format: str, lang: Language = "fr") -> Path:
    """Write every fact to a file (`json`, `xlsx`) or a folder (`csv`); what is not JSON imports again without loss.

    Raises
    ------
    Refused
        As `write_tables`.
    """
    return write_tables(tables(store) if format == "json" else exchange_tables(store), path, format, lang)


class _Leaving:
    """One table on its way out."""

    def __init__(self, facts: Extract, table: Table) -> None:
        self.facts, self.table = facts, table
        self.names = {column.to: _names(facts, column.to) for column in table.columns.values() if column.to}
        self.links = {code: _links(facts, column) for code, column in table.columns.items() if column.part == "link"}
        self.confirmed = _confirmed(facts) if "confirmed" in table.columns else set()

    def frame(self) -> pd.DataFrame:
        rows = [self._row(row) for row in self.facts.rows(self.table.noun)]
        columns = dict.fromkeys(code for row in rows for code in row) if rows else self._columns()
        return pd.DataFrame(rows, columns=list(columns), dtype=object)

    def _columns(self) -> Iterable[str]:
        for code, column in self.table.columns.items():
            yield from (f"{code}{NAME}", code) if column.referring else (code,)

    def _row(self, row: Row) -> dict[str, Any]:
        cells: dict[str, Any] = {}
        for code, column in self.table.columns.items():
            if column.part == "end":
                uid = row["source" if column.source else "target"]
                cells |= {f"{code}{NAME}": self.names[column.to].get(uid), code: uid}
            elif column.part == "link":
                cells |= self._led_to(code, column, row)
            else:
                cells[code] = self._value(code, row)
        return cells

    def _led_to(self, code: str, column: Column, row: Row) -> dict[str, Any]:
        """Identifiers and names of what a line leads to, and what the relationships say, where any says it."""
        led = self.links[code].get(row["uid"], [])
        uids = [uid for uid, _ in led]
        cells: dict[str, Any] = {f"{code}{NAME}": [self.names[column.to].get(uid) or "" for uid in uids], code: uids}
        for name in column.properties:
            if name in self._said_of(code):
                cells[f"{code}_{name}"] = [_text(said.get(name)) for _, said in led]
        return cells

    def _said_of(self, code: str) -> set[str]:
        return {name for led in self.links[code].values() for _, said in led for name in said}

    def _value(self, code: str, row: Row) -> Any:
        if code == "aliases":
            return sorted(self.facts.spellings.get(row["uid"], set()) - {row["name"]})
        if code == "confirmed":
            return row["uid"] in self.confirmed
        if code in HIDDEN and self.table.noun == "place" and row["confidential"]:
            return None
        value = row[code]
        if self.table.columns[code].kind == "date":
            return day(value, row.get("precision" if code == "date" else f"{code}_precision") or "day")
        return value


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _names(facts: Extract, noun: str) -> dict[str, str | None]:
    """Identifier → how a person calls the thing."""
    if noun == "meeting":
        rows = facts.rows(noun)
        return {row["uid"]: meeting_label(row["title"], day(row["date"], row["precision"])) for row in rows}
    return {row["uid"]: (row[LABELS[noun]] or "")[:LONGEST] for row in facts.rows(noun)}


def _links(facts: Extract, column: Column) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """What each thing leads to, in order, and what the relationship says that is known."""
    here, there = ("source", "target") if column.source else ("target", "source")
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in sorted(facts.rows(column.by), key=lambda row: (row[here], row[there])):
        said = {name: row[name] for name in column.properties if row[name] is not None}
        found.setdefault(row[here], []).append((row[there], said))
    return found


def _confirmed(facts: Extract) -> set[str]:
    """Ties without direction that both ends declare alike."""
    told: dict[tuple[Any, ...], list[str]] = {}
    for row in facts.rows("tie"):
        if row["kind"] in kinds() and not kinds()[row["kind"]].directed:
            ends = frozenset((row["source"], row["target"]))
            about = (row[name] for name in ("kind", "wave", "since", "until", "declared_by"))
            told.setdefault((ends, *about), []).append(row["uid"])
    return {uid for uids in told.values() if len(uids) > 1 for uid in uids}
