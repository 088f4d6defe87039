"""What one file says: the nodes and relationships its rows state, each with the first line that says it."""

from dataclasses import dataclass, field

from network import vocabulary
from network.forms import Columns, Place, Row
from network.identity import mask
from network.importing.folding import merge, texts
from network.model import RELATIONSHIPS, Properties, Value, uid
from network.remarks import Remark

Key = tuple[str, ...]
"""A node: its uid. A relationship: the uids of its two ends, then its own when several may join them."""


@dataclass(slots=True)
class Claim:
    """What a file says of one thing, and where it says it first."""

    properties: Properties
    sheet: str
    line: int


@dataclass
class Claims:
    """Everything one file says, by noun and key, and the remarks made while reading it so."""

    file: str
    columns: Columns = field(default_factory=dict)
    said: dict[str, dict[Key, Claim]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def node(self, noun: str, node: str, properties: Properties, row: Row) -> str:
        self._say(noun, (node,), properties, row)
        return node

    def tie(self, noun: str, source: str, target: str, properties: Properties, row: Row, *parts: str) -> None:
        """A relationship; the parts that tell it from others between the same ends make its own uid."""
        keyed = RELATIONSHIPS[noun].keyed
        key = (source, target, uid(noun[:3], source, target, *parts)) if keyed else (source, target)
        self._say(noun, key, properties, row)

    def same_tie(self, noun: str, source: str, target: str, own: str, properties: Properties, row: Row) -> None:
        """A relationship that left this product with its own uid, and keeps it."""
        self._say(noun, (source, target, own), properties, row)

    def _say(self, noun: str, key: Key, properties: Properties, row: Row) -> None:
        given: Properties = {name: value for name, value in properties.items() if value or value in (False, 0)}
        claims = self.said.setdefault(noun, {})
        known = claims.get(key)
        if known is None:
            claims[key] = Claim(given, row.sheet, row.line)
            return
        known.properties, contradictions = merge(noun, known.properties, given)
        for name in contradictions:
            self.contradiction(noun, name, given[name], known.properties[name], row.sheet, row.line)

    def place(self, sheet: str, role: str) -> Place | None:
        """The column of the file that gives a role."""
        return self.columns.get(sheet, {}).get(role)

    def contradiction(self, noun: str, name: str, given: Value, kept: Value, sheet: str, line: int) -> None:
        """The earlier word stays; a person may decide otherwise."""
        values, place = {"property": name, "kept": _shown(kept)}, self.place(sheet, name)
        where = (self.file, sheet, line, place.header if place else name)
        letter = place.letter if place else None
        self.remarks.append(Remark("contradiction", "warning", *where, _shown(given), values, letter))


def _shown(value: Value) -> str:
    """A value as a remark may show it."""
    return mask(", ".join(texts(value)), vocabulary.people().given_names)
