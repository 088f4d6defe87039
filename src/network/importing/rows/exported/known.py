"""What the identifiers and names of an exported workbook mean: its own lines first, then what the store knows."""

from collections.abc import Callable
from typing import Any

from network.forms import Row
from network.forms.cells import parse
from network.forms.exported import LABELS, Ref, Table, meeting_label
from network.forms.parsed import Setting
from network.identity import fold
from network.importing.actors import Mention
from network.importing.folding import texts
from network.importing.meetings import Encounter
from network.importing.resolver import Resolver
from network.model import Properties, When
from network.remarks import Remark


class Known:
    """Things by identifier and by name, while a workbook that left is read back."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._rows: dict[str, Row] = {}
        self._by_name: dict[tuple[str, str], set[str]] = {}
        self._beside: set[tuple[str, str]] = set()

    def add(self, table: Table, row: Row) -> None:
        """Know the thing that a line identifies, and how it is called."""
        node = row.values.get("uid")
        if node is None:
            return
        self.call(table, row, node)
        if adding := _ADDING.get(table.noun):
            adding(self.resolver, node, row, self.home(row))

    def call(self, table: Table, row: Row, node: str) -> None:
        """Know how a thing of the workbook is called: other lines may name it."""
        self._rows.setdefault(node, row)
        for name in names_of(table.noun, row.values):
            self._by_name.setdefault((table.noun, fold(name)), set()).add(node)

    def lacks(self, row: Row, code: str) -> None:
        """Say that a line lacks what it cannot do without; it is left out."""
        claims = self.resolver.claims
        place = claims.place(row.sheet, code)
        where = (claims.file, row.sheet, row.line, place.header if place else code)
        letter = place.letter if place else None
        claims.remarks.append(Remark("missing-value", "error", *where, letter=letter))

    def home(self, row: Row) -> str | None:
        """The first territory that a line names by its identifier."""
        refs = row.values.get("territory") or row.values.get("territories") or ()
        return next((ref.uid for ref in refs if ref.uid), None)

    def home_of(self, node: str) -> str | None:
        """The territory of something: what its own line says, else what the store knows of a meeting."""
        if row := self._rows.get(node):
            return self.home(row)
        known = self.resolver.meetings.known.get(node)
        return known.territory if known else None

    def found(self, ref: Ref, noun: str, row: Row, column: str, near: str | None = None) -> str | None:
        """The identifier of what a line points to, said by this line; None, with a remark, when nobody knows it.

        The identifier counts, unless the name beside it is that of another thing of the workbook.
        """
        if ref.uid is None:
            return self._named(str(ref.name), noun, row, column, near)
        if ref.name and (other := self._renamed(ref.uid, ref.name, noun, row, column)):
            return self.resolver.claims.node(noun, other, {}, row)
        return self._identified(ref.uid, ref.name, noun, row, column)

    def _identified(self, node: str, name: str | None, noun: str, row: Row, column: str) -> str | None:
        if self._is_there(noun, node):
            return self.resolver.claims.node(noun, node, {}, row)
        kept = self._readable(name, noun, row, column) if name else None
        if kept is None:
            self.resolver.remark("export-unknown", "error", row, column=column, value=name or node)
            return None
        said: Properties = {LABELS[noun]: kept}
        if noun == "actor":
            self.resolver.actors.add(node, said)
        return self.resolver.claims.node(noun, node, said, row)

    def _is_there(self, noun: str, node: str) -> bool:
        said = self.resolver.claims.said.get(noun, {})
        return node in self._rows or (node,) in said or (node,) in self.resolver.graph.facts(noun)

    def _renamed(self, node: str, name: str, noun: str, row: Row, column: str) -> str | None:
        """The other thing of the workbook that the name beside an identifier means, if somebody typed it over."""
        if fold(name) in {fold(one) for one in self._spellings(noun, node)}:
            return None
        others = self._by_name.get((noun, fold(name)), set())
        if len(others) == 1:
            self.resolver.remark("export-name-followed", "info", row, column=column, value=name)
            return next(iter(others))
        if self._is_there(noun, node) and (node, name) not in self._beside:
            self._beside.add((node, name))
            known = next(iter(self._spellings(noun, node)), node)
            self.resolver.remark("export-name-beside", "warning", row, column=column, value=name, known=known)
        return None

    def _spellings(self, noun: str, node: str) -> list[str]:
        row, key = self._rows.get(node), (node,)
        told = names_of(noun, row.values) if row else []
        fact, claim = self.resolver.graph.facts(noun).get(key), self.resolver.claims.said.get(noun, {}).get(key)
        for known in [one.properties for one in (fact, claim) if one]:
            said: dict[str, Any] = dict(known)
            date = said.get("date")
            said["date"] = When(date, said.get("precision") or "day") if date else None
            told += names_of(noun, said)
        return told

    def _named(self, name: str, noun: str, row: Row, column: str, near: str | None) -> str | None:
        own = self._by_name.get((noun, fold(name)), set())
        if len(own) == 1:
            return self.resolver.claims.node(noun, next(iter(own)), {}, row)
        if (kept := self._readable(name, noun, row, column)) is None:
            return None
        resolver = self.resolver
        if noun == "actor":
            return resolver.actor(Mention(kept, near=near), row)
        if noun == "wave":
            return resolver.wave(kept, row)
        if noun == "territory" and (found := resolver.territories.find(kept)):
            return resolver.claims.node("territory", found, {}, row)
        made = {"mission": resolver.mission, "place": resolver.place, "need": resolver.need}.get(noun)
        if made:
            return made(kept, near, row)
        resolver.remark("export-unknown", "error", row, column=column, value=name)
        return None

    def _readable(self, name: str, noun: str, row: Row, column: str) -> str | None:
        """A name that something new may have: not that of a person."""
        parsed = parse(name, "name" if noun == "actor" else "text", LABELS[noun], Setting(self.resolver.today))
        if parsed.problem and parsed.value is None:
            self.resolver.remark(parsed.problem.code, "error", row, column=column, value=name)
        return str(parsed.value) if parsed.value else None


def names_of(noun: str, values: Any) -> list[str]:
    """What a thing is called: its name, its other names; a meeting by its title and date."""
    name = values.get(LABELS[noun])
    if noun == "meeting":
        when = values.get("date")
        shown = when.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.precision]] if when else None
        return [label] if (label := meeting_label(name, shown)) else []
    return [str(one) for one in (name, *texts(values.get("aliases")), values.get("short_name")) if one]


def _add_actor(resolver: Resolver, node: str, row: Row, home: str | None) -> None:
    new = node not in resolver.actors.known
    said: Properties = {name: row.values.get(name) for name in ("name", "aliases", "ids", "kind", "postcode")}
    resolver.actors.add(node, said, home)
    resolver.actors.known[node].listed.add(resolver.batch)
    if new:
        resolver.actors.doubt(node)


def _add_meeting(resolver: Resolver, node: str, row: Row, home: str | None) -> None:
    values = row.values
    encounter = Encounter(values.get("date"), home, values.get("format"), values.get("title"))
    resolver.meetings.add(node, encounter, ())


_ADDING: dict[str, Callable[[Resolver, str, Row, str | None], None]] = {
    "actor": _add_actor,
    "meeting": _add_meeting,
    "mission": lambda resolver, node, row, home: resolver.missions.add(node, str(row.values.get("title") or ""), home),
    "place": lambda resolver, node, row, home: resolver.places.add(node, str(row.values.get("name") or ""), home),
    "need": lambda resolver, node, row, home: resolver.needs.add(node, str(row.values.get("title") or ""), home),
    "territory": lambda resolver, node, row, home: resolver.territories.add(
        node, {name: row.values.get(name) for name in ("name", "code")}
    ),
}
