"""What in a store contradicts the schema or itself: one sentence each, none when all is well."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from network.model import EDIT, NODES, RELATIONSHIPS
from network.sentences import Words, both
from network.store.admission import PYTHON
from network.store.protocol import Reading, Store
from network.store.shapes import Shape, shapes

DEEPEST = 6  # stages of PART_OF
OURS = ("Meta", "Batch", "Kept")

Rows = list[dict[str, Any]]


def check(store: Store) -> list[Words]:
    """Everything that should not be there, as sentences."""
    with store.transaction() as transaction:  # writers wait: one state, not several
        return list(_troubles(transaction))


def _troubles(reading: Reading) -> Iterator[Words]:
    yield from _unknown(reading)
    applied = {row["uid"] for row in reading.read("batch/list") if row["state"] != "undone"}
    for noun, shape in shapes().items():
        rows = reading.read(f"facts/{noun}")
        yield from _misfits(shape, rows)
        yield from _provenance(noun, rows, applied)
        yield from _periods(shape, rows)
    for label in ("actor", "meeting"):
        yield from _twins(reading.read(f"facts/same_as-{label}"))
    yield from _chains(reading.read("facts/part_of"))


def _unknown(reading: Reading) -> Iterator[Words]:
    """Labels and relationships that no query file reads."""
    for row in reading.read("about/nodes"):
        if row["label"] not in (*NODES, *OURS):
            yield both("store.check-label", n=row["number"], label=row["label"])
    known = {(tie.type, tie.source, tie.target) for tie in RELATIONSHIPS.values()}
    for row in reading.read("about/relationships"):
        ends = {name: row[name] for name in ("type", "source", "target")}
        if tuple(ends.values()) not in known:
            yield both("store.check-relationship", n=row["number"], **ends)


def _misfits(shape: Shape, rows: Rows) -> Iterator[Words]:
    for name, kept in shape.properties.items():
        values = (row[name] for row in rows)
        wrong = sum(value is not None and type(value) is not PYTHON[kept] for value in values)
        if wrong:
            yield both("store.check-value", noun=shape.noun, name=name, n=wrong, kept=kept)


def _provenance(noun: str, rows: Rows, applied: set[str]) -> Iterator[Words]:
    """A fact is what its sources say: each has one, and each source is an import that stands."""
    if unsourced := sum(not row["sources"] for row in rows):
        yield both("store.check-unsourced", noun=noun, n=unsourced)
    if lost := sum(_lost(row["sources"] or (), applied) for row in rows):
        yield both("store.check-batch", noun=noun, n=lost)


def _lost(sources: Sequence[str], applied: set[str]) -> int:
    """How many sources are imports that do not stand; one that was undone is kept by a hand edit made since."""
    batches = [source.partition("|")[0] for source in sources]
    edits = [place for place, batch in enumerate(batches) if batch.startswith(EDIT) and batch in applied]
    return sum(batch not in applied and not any(place < edit for edit in edits) for place, batch in enumerate(batches))


def _periods(shape: Shape, rows: Rows) -> Iterator[Words]:
    """Relationships that end before they begin: two files may each have given one of the dates."""
    if shape.relationship and (n := sum(ends_before_it_begins(row) for row in rows)):
        yield both("importing.check-end-before-start", noun=shape.noun, n=n)


def ends_before_it_begins(row: Mapping[str, Any]) -> bool:
    """Whether the end is before the beginning for certain, as far as the less precise of the two dates tells.

    Examples
    --------
    >>> spring, january = dt.date(2024, 3, 14), dt.date(2024, 1, 1)
    >>> ends_before_it_begins({"since": spring, "until": january})
    True
    >>> ends_before_it_begins({"since": spring, "until": january, "until_precision": "year"})
    False
    """
    since, until = row.get("since"), row.get("until")
    if not isinstance(since, dt.date) or not isinstance(until, dt.date):
        return False
    known = min({"year": 1, "month": 2}.get(row.get(f"{name}_precision") or "", 3) for name in ("since", "until"))
    return until.timetuple()[:known] < since.timetuple()[:known]


def _twins(rows: Rows) -> Iterator[Words]:
    duplicates = {row["source"] for row in rows}
    if n := sum(row["target"] in duplicates for row in rows):
        yield both("store.check-twins", n=n)


def _chains(rows: Rows) -> Iterator[Words]:
    """Everything that is still below something after the deepest allowed number of stages."""
    above: dict[str, set[str]] = {}
    for row in rows:
        above.setdefault(row["source"], set()).add(row["target"])
    too_deep = 0
    for start in above:
        reached = {start}
        for _ in range(DEEPEST + 1):
            reached = set().union(*(above.get(uid, set()) for uid in reached))
        too_deep += bool(reached)
    if too_deep:
        yield both("store.check-deep", n=too_deep, depth=DEEPEST)
