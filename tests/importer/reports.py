"""One file and one expected report: what an import gave, as plain data that a reader compares by eye.

`expected/imp-NN.json` holds what `report` gives. A remark is one text: its place, its value and its code.
"""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from network.forms import Source
from network.importing import Outcome, import_files
from network.listings import tables
from network.remarks import Remark
from network.store import Store

HERE = Path(__file__).parent
TODAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)


def file(name: str) -> Source:
    """A file of `files/`, as it was handed over."""
    return Source(name, (HERE / "files" / name).read_bytes())


def bring(store: Store, *sources: Source, apply: bool = True, **options: Any) -> list[Outcome]:
    """Import files of one call on the day of the tests."""
    return import_files(store, sources, today=TODAY, now=NOW, by="tests", apply=apply, **options)


def report(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """What each file gave: forms, counts that are not zero, remarks in order, why it was refused."""
    return [
        {
            "file": one.file,
            "forms": list(one.forms),
            "counts": {name: n for name, n in one.counts.items() if n},
            "remarks": [said(remark) for remark in one.remarks],
            "refused": one.refused.key if one.refused else None,
        }
        for one in outcomes
    ]


def said(remark: Remark) -> str:
    """« error Feuil1!5 Date « 31/02/2025 » : impossible-date »."""
    place = f"{remark.sheet}!{remark.line or ''}"
    column = f" {remark.column}" if remark.column else ""
    value = f" « {remark.value} »" if remark.value else ""
    return f"{remark.severity} {place}{column}{value} : {remark.code}"


def expected(number: int) -> Any:
    """The expected report of one acceptance test."""
    return json.loads((HERE / "expected" / f"imp-{number:02}.json").read_text("utf-8"))


def presences(store: Store) -> list[tuple[str, str, str, int]]:
    """Who was at what: date, structure, status, people; ordered."""
    held = tables(store)
    names = dict(zip(held["actors"]["uid"], held["actors"]["name"], strict=True))
    dates = dict(zip(held["meetings"]["uid"], held["meetings"]["date"], strict=True))
    return sorted(
        (dates[row["meeting"]], names[row["actor"]], row["status"], row["people"])
        for row in held["presences"].to_dict("records")
    )
