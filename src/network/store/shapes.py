"""What each noun holds in the database: key columns and typed properties, facts and their batches alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from network.model import NODES, RELATIONSHIPS, Kept

BATCH: dict[str, Kept] = {
    "file": "text",
    "sha256": "text",
    "form": "text",
    "mapping": "text",
    "time": "text",  # instant, ISO 8601, UTC
    "by": "text",
    "counts": "text",  # JSON
    "state": "text",  # applied, undone
    "undone": "text",  # instant it was undone
    "order": "int",  # of application
    "territory": "text",
    "remarks": "text",  # JSON
    "replaces": "text",  # the batch of which this one is a new version
    "source": "text",  # public source: its name, licence, edition and address
    "licence": "text",
    "source_date": "text",
    "source_url": "text",
}


@dataclass(frozen=True)
class Shape:
    """One noun as rows: what tells two rows apart, and what a row may say."""

    noun: str
    key: tuple[str, ...]
    properties: Mapping[str, Kept]

    @property
    def relationship(self) -> bool:
        return self.key != ("uid",)


@cache
def shapes() -> dict[str, Shape]:
    """Every noun that facts are written of, nodes before relationships."""
    nodes = [Shape(node.noun, ("uid",), node.properties) for node in NODES.values()]
    ties = [
        Shape(noun, ("source", "target", "uid") if tie.keyed else ("source", "target"), tie.properties)
        for noun, tie in RELATIONSHIPS.items()
    ]
    return {shape.noun: shape for shape in (*nodes, *ties)}
