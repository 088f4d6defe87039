"""Names in rows become uids: actors, meetings, missions, places, needs, territories and waves, new or known."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from network import vocabulary
from network.forms import Columns, Row, forms
from network.forms.organisations import is_independent
from network.identity import fold, mask
from network.importing.actors import Actors, Mention
from network.importing.claims import Claims
from network.importing.folding import json_text
from network.importing.graph import Graph
from network.importing.meetings import Meetings
from network.importing.registers import as_uid
from network.importing.territories import Territories, territory_uid
from network.importing.titled import Titled
from network.importing.wholes import Wholes
from network.model import Properties, When, uid
from network.remarks import Remark, Severity
from network.store.checking import ends_before_it_begins


class Resolver:
    """What is known so far, and what the file being read says of it."""

    def __init__(self, graph: Graph, *, territory: str | None, today: dt.date) -> None:
        self.graph = graph
        self.territory_of_call = territory
        self.today = today
        self.claims = Claims("")
        self.batch = ""
        self._mentions: dict[Mention, str] = {}
        self._territories_read: dict[tuple[str, str], str | None] = {}
        self._remarked: set[tuple[object, ...]] = set()

    def open(self, file: str, batch: str, columns: Columns) -> None:
        """Begin another file: what it says is kept apart, what is known stays."""
        self.claims = Claims(file, columns)
        self.batch = batch
        self.actors.doubts = {}
        self._mentions.clear()
        self._territories_read.clear()
        self._remarked.clear()

    def expect(self, names: Iterable[str]) -> None:
        """The names that the file is about to use: what they resemble is found at once."""
        if new := [name for name in names if not self.actors.is_known(name)]:
            self.actors.prepare(new)

    @cached_property
    def actors(self) -> Actors:
        return Actors.of(self.graph, vocabulary.acronyms())

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings.of(self.graph)

    @cached_property
    def territories(self) -> Territories:
        return Territories(self.graph)

    @cached_property
    def missions(self) -> Titled:
        return Titled.of(self.graph, "mission", "title", "located_in-mission")

    @cached_property
    def places(self) -> Titled:
        return Titled.of(self.graph, "place", "name", "located_in-place")

    @cached_property
    def needs(self) -> Titled:
        return Titled.of(self.graph, "need", "title", "felt_in")

    @cached_property
    def wholes(self) -> Wholes:
        return Wholes(self.graph.facts("part_of"))

    @cached_property
    def successions(self) -> Wholes:
        """Which name became which."""
        return Wholes(self.graph.facts("became"))

    def actor(self, mention: Mention, row: Row, properties: Properties | None = None) -> str:
        """The actor that a mention means; said by this row, with the spelling that it uses."""
        node = self._mentions.get(mention)
        if node is None:
            node = self._mentions[mention] = self._meant(mention)
        numbers = [said for said in mention.ids if as_uid(said) != node]  # its own uid is no number of it
        said: Properties = {"name": mention.name, "ids": numbers, "postcode": mention.postcode}
        if not mention.listed and is_independent(mention.name) and not self._is_no_person(node):
            said["natural_person"] = True
            self.remark("natural-person", "warning", row)
        self.claims.node("actor", node, said | (properties or {}), row)
        if mention.home:
            self.locate("actor", node, mention.home, row)
        return node

    def _is_no_person(self, node: str) -> bool:
        """Whether a directory says that this is no person, whatever its name looks like."""
        fact = self.graph.facts("actor").get((node,))
        return fact is not None and fact.properties.get("natural_person") is False

    def numbered(self, mention: Mention, row: Row) -> str | None:
        """The known actor of an identifier that a line gives instead of a name."""
        node = self.actors.find(mention) if mention.ids else None
        if node:
            return self.claims.node("actor", node, {"ids": list(mention.ids)}, row)
        for said in mention.ids:
            self.remark("identifier-unknown", "warning", row, column="ids", value=said.split(":")[1])
        return None

    def coded(self, code: str, mention: Mention, row: Row) -> str | None:
        """The actor whose line it is on a printed attendance sheet, unless another name was written over its own."""
        one = self.actors.known.get(code)
        if one is None:
            self.remark("row-code-unknown", "warning", row, column="row_code", value=code)
            return None
        if mention.name and not self.actors.may_be_called(mention.name, one):
            self.remark(
                "row-code-other-name", "warning", row, column="organisation", value=mention.name, known=one.name
            )
            return None
        return self.claims.node("actor", code, {"name": mention.name or one.name}, row)

    def by_number(self, ids: tuple[str, ...], row: Row) -> str | None:
        """The known actor that a number alone means, whatever name the line puts beside it."""
        node = self.actors.find(Mention("", ids)) if ids else None
        return self.claims.node("actor", node, {"ids": list(ids)}, row) if node else None

    def _meant(self, mention: Mention) -> str:
        node = self.actors.find(mention)
        known = node is not None
        node = node or self.actors.new_uid(mention)
        said: Properties = {"name": mention.name, "ids": list(mention.ids), "postcode": mention.postcode}
        self.actors.add(node, said, mention.home, mention.near)
        if mention.listed:
            self.actors.known[node].listed.add(self.batch)
        if not known:
            self.actors.doubt(node)
        return node

    def part_of(self, part: str, whole: str, written: str, row: Row, said: Properties | None = None) -> None:
        """Say that one is part of another, unless the chain would be circular or deeper than can be read."""
        if problem := self.wholes.problem(part, whole):
            self.remark(problem, "warning", row, column="parent", value=written)
            return
        self.wholes.add(part, whole)
        self.claims.tie("part_of", part, whole, said or {}, row)

    def residents(self, territory: str, row: Row) -> str:
        """The group that anonymous residents of a quartier are a presence of."""
        name = vocabulary.residents_name(self.territories.names[territory])
        said: Properties = {"kind": "group", "field": "vie-locale", "field_source": "file"}
        return self.actor(Mention(name, home=territory), row, said)

    def territory(self, row: Row) -> str | None:
        """The territory a row speaks of: its own column, else the sheet's name, else that of the call."""
        written = str(row.values.get("territory") or "")
        key = (written, row.sheet)
        if key not in self._territories_read:
            self._territories_read[key] = self._territory(written, row)
        return self._territories_read[key]

    def locate(self, noun: str, node: str, territory: str | None, row: Row) -> None:
        """Say that something is in a territory."""
        if territory:
            self.claims.node("territory", territory, {"name": self.territories.names[territory]}, row)
            self.claims.tie("felt_in" if noun == "need" else f"located_in-{noun}", node, territory, {}, row)

    def _territory(self, written: str, row: Row) -> str | None:
        if written:
            return self._named_territory(written, row)
        found = self.territories.find(row.sheet) if row.sheet else None
        if found or not self.territory_of_call:
            return found
        return self._named_territory(self.territory_of_call, row)

    def _named_territory(self, written: str, row: Row) -> str | None:
        """The territory so called; a new one when the file names it, unless it is a known one written otherwise."""
        if found := self.territories.find(written):
            return found
        nearest = self.territories.nearest(written)
        of_call = written == self.territory_of_call
        column = None if of_call or written in row.sheet else "territory"  # does a column say it?
        if nearest or of_call:
            code = "territory-unknown-near" if nearest else "territory-unknown"
            self.remark(code, "warning", row, column=column, value=written, nearest=nearest)
            return None
        self.remark("territory-new", "info", row, column=column, value=written)
        node = territory_uid(written, None, None)
        self.territories.add(node, {"name": written})
        return self.claims.node("territory", node, {"name": written}, row)

    def mission(self, title: str, territory: str | None, row: Row, properties: Properties | None = None) -> str:
        node = self.missions.find(title, territory) or uid("mis", fold(title), territory or "")
        self.missions.add(node, title, territory)
        self.claims.node("mission", node, {"title": title, **(properties or {})}, row)
        self.locate("mission", node, territory, row)
        return node

    def mission_of(self, number: str, title: str, territory: str | None, row: Row, properties: Properties) -> str:
        """The service of the structure of a number: another one of that title is another service."""
        node = uid("mis", fold(title), territory or "", number)
        self.missions.add(node, title, territory)
        self.claims.node("mission", node, {"title": title, **properties}, row)
        self.locate("mission", node, territory, row)
        return node

    def place(self, name: str, territory: str | None, row: Row, properties: Properties | None = None) -> str:
        node = self.places.find(name, territory) or uid("pla", fold(name), territory or "")
        self.places.add(node, name, territory)
        self.claims.node("place", node, {"name": name, **(properties or {})}, row)
        self.locate("place", node, territory, row)
        return node

    def place_of(self, actor: str, name: str, row: Row, properties: Properties) -> str:
        """The place where an actor is found: its own, even when another one of that name is elsewhere."""
        known = [node for node in self._sites.get(actor, ()) if self._place_name(node) == fold(name)]
        node = known[0] if len(known) == 1 else uid("pla", "of", actor)
        territory = self.territories.find(str(properties.get("insee") or ""))
        self.places.add(node, name, territory)
        self.claims.node("place", node, {"name": name, **properties}, row)
        self.locate("place", node, territory, row)
        return node

    @cached_property
    def _sites(self) -> dict[str, list[str]]:
        """Places of each actor, as the files before say them."""
        sites: dict[str, list[str]] = {}
        for actor, place in self.graph.facts("located_at-actor"):
            sites.setdefault(actor, []).append(place)
        return sites

    def _place_name(self, node: str) -> str:
        return fold(str(self.graph.facts("place")[(node,)].properties.get("name") or ""))

    def need(self, title: str, territory: str | None, row: Row, properties: Properties | None = None) -> str:
        node = self.needs.find(title, territory) or uid("nee", fold(title), territory or "")
        self.needs.add(node, title, territory)
        self.claims.node("need", node, {"title": title, **(properties or {})}, row)
        self.locate("need", node, territory, row)
        return node

    def wave(self, name: str, row: Row, properties: Properties | None = None) -> str:
        return self.claims.node("wave", uid("wav", name), {"name": name, **(properties or {})}, row)

    def remark(
        self, code: str, severity: Severity, row: Row, *, column: str | None = None, value: str = "", **values: object
    ) -> None:
        """One remark per file for the same values; persons are masked."""
        told = (code, value, *values.values())
        if severity != "error" and told in self._remarked:
            return
        self._remarked.add(told)
        shown = mask(value, vocabulary.people().given_names) or None
        header, letter = self._column(row, column)
        where = (self.claims.file, row.sheet, row.line, header)
        self.claims.remarks.append(Remark(code, severity, *where, shown, values, letter))

    def _column(self, row: Row, role: str | None) -> tuple[str | None, str | None]:
        """Header and letter of the column that gives a role; as the form heads it when a mapping said a constant.

        Nothing when the row says nothing there: the file may have no such column.
        """
        if role is None or role not in row.values:
            return None, None
        if place := self.claims.place(row.sheet, role):
            return place.header, place.letter
        column = forms()[row.form].column_of(role) if row.form in forms() else None
        return (column.label if column else role), None


def validity(row: Row, resolver: Resolver) -> Properties:
    """`since` and `until` of a row as properties, with how precise they are; an end before the beginning is dropped."""
    said: Properties = {}
    for name in ("since", "until"):
        when = row.values.get(name)
        if isinstance(when, When):
            last = when.end if name == "until" and when.end else when.date
            said |= {name: last, f"{name}_precision": when.precision}
    if not ends_before_it_begins(said):
        return said
    since, until = str(said["since"]), str(said["until"])
    resolver.remark("end-before-start", "warning", row, column="until", value=until, since=since)
    return {name: value for name, value in said.items() if not name.startswith("until")}


def extra(row: Row) -> Properties:
    """Columns that fit nothing: kept as they are."""
    return {"extra": json_text(row.extra)} if row.extra else {}
