"""The facts as they are known while importing: those of the store, and those the files before would add."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from network.importing.claims import Key
from network.importing.provenance import SCHEMA, Fact
from network.model import RELATIONSHIPS

Changes = dict[str, dict[Key, Fact]]
Gone = dict[str, set[Key]]


class Reader(Protocol):
    """A store or a transaction: whatever answers `facts/<noun>`."""

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]: ...


class Graph:
    """Facts by noun and key; each noun is read once, the first time it is asked for."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._facts: dict[str, dict[Key, Fact]] = {}

    def facts(self, noun: str) -> dict[Key, Fact]:
        if noun not in self._facts:
            self._facts[noun] = {key_of(noun, row): fact_of(noun, row) for row in self.reader.read(f"facts/{noun}")}
        return self._facts[noun]

    def everything(self) -> dict[str, dict[Key, Fact]]:
        """All facts, for undoing and for checks."""
        return {noun: self.facts(noun) for noun in SCHEMA}

    def batches(self) -> list[dict[str, Any]]:
        """Every batch, in order of application."""
        return self.reader.read("batch/list")

    def batches_of(self, form: str) -> set[str]:
        """Batches that came by a form."""
        return {row["uid"] for row in self.batches() if form in (row["form"] or "").split("+")}

    def keep(self, noun: str, facts: Mapping[Key, Fact]) -> None:
        """Facts that are as good as kept: the next file is read beside them."""
        self.facts(noun).update(facts)

    def drop(self, gone: Mapping[str, Iterable[Key]]) -> None:
        """Facts that are as good as gone."""
        for noun, keys in gone.items():
            for key in keys:
                self.facts(noun).pop(key, None)


def key_of(noun: str, row: Mapping[str, Any]) -> Key:
    relationship = RELATIONSHIPS.get(noun)
    if relationship is None:
        return (row["uid"],)
    return (row["source"], row["target"], row["uid"]) if relationship.keyed else (row["source"], row["target"])


def fact_of(noun: str, row: Mapping[str, Any]) -> Fact:
    properties = {name: row[name] for name in SCHEMA[noun] if row[name] is not None}
    return Fact(properties, tuple(row["sources"] or ()), row["said"])
