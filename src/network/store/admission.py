"""Rows are held against the schema before an engine sees them: what one engine would bend, the other would refuse."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from network.errors import Refused
from network.model import Kept
from network.store.shapes import BATCH, Shape, shapes

PYTHON: dict[Kept, type] = {"text": str, "texts": list, "int": int, "float": float, "bool": bool, "date": dt.date}

Row = Mapping[str, Any]


def admit(room: str, noun: str, rows: Sequence[Row]) -> Sequence[Row]:
    """Rows for a writing query, checked: known properties, of their type, each key once.

    Whole numbers become floats where the schema holds a float.
    """
    if room == "write":
        shape = shapes()[noun]
        unique(shape, rows)
        return [_fitted(noun, shape.properties, row) for row in rows]
    if (room, noun) == ("batch", "write"):
        return [_fitted("batch", BATCH, row) for row in rows]
    return rows


def unique(shape: Shape, rows: Iterable[Row]) -> None:
    """Refuse the same key twice: the engines would keep one of them, not the same one."""
    seen = set()
    for row in rows:
        key = tuple(row[name] for name in shape.key)
        if key in seen:
            raise Refused("store.twice", noun=shape.noun, which=" ".join(key))
        seen.add(key)


def _fitted(noun: str, properties: Mapping[str, Kept], row: Row) -> Row:
    """The row itself when all its values have their type, or a copy where whole numbers became floats."""
    changed = {}
    for name, value in row["p"].items():
        kept = properties.get(name)
        if kept is None:
            raise Refused("store.property", noun=noun, name=name)
        if value is None or (type(value) is PYTHON[kept] and kept not in ("float", "texts")):
            continue
        if kept == "float" and type(value) in (int, float) and math.isfinite(value):
            changed[name] = float(value)
        elif not (kept == "texts" and type(value) is list and all(type(text) is str for text in value)):
            raise Refused("store.value", noun=noun, name=name, kept=kept, given=type(value).__name__)
    return {**row, "p": {**row["p"], **changed}} if changed else row
