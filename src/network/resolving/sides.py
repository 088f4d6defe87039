"""The two sides of a pair, as a person compares them: names, numbers, place, who came when, and where it is said."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from network.importing.folding import texts
from network.importing.graph import Graph
from network.importing.provenance import Fact
from network.model import Properties
from network.sentences import Language
from network.vocabulary import Term, fields, formats

DIGITS: dict[str, int] = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True)
class Said:
    """Where a file says it: its name, sheet and line, and when it was imported."""

    file: str
    sheet: str
    line: int
    time: str


@dataclass(frozen=True)
class Side:
    """One actor or meeting of a pair. What is not known is None or empty.

    `meetings` and `first`, `last`: at how many it was, and when; of a meeting, `present` is how many organisations
    came and `first` its date as far as it is known.
    """

    uid: str
    name: str
    spellings: tuple[str, ...] = ()
    kind: str | None = None
    field: str | None = None
    territories: tuple[str, ...] = ()
    address: str | None = None
    postcode: str | None = None
    ids: tuple[str, ...] = ()
    parent: str | None = None
    format: str | None = None
    meetings: int = 0
    present: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    sources: tuple[Said, ...] = ()

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        """Everything, labels of closed lists in the language."""
        told = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(self).items()}
        told["field_label"] = _label(fields(), self.field, lang)
        told["format_label"] = _label(formats(), self.format, lang)
        told["sources"] = [vars(source) for source in self.sources]
        return told


class Sides:
    """Sides of the pairs of one graph; what many of them need is gathered once."""

    def __init__(self, graph: Graph, batches: Iterable[dict[str, Any]]) -> None:
        self._graph = graph
        self._batches = {row["uid"]: row for row in batches}
        self._homes = {noun: _targets(graph, f"located_in-{noun}") for noun in ("actor", "meeting")}
        self._parents = _targets(graph, "part_of")
        self.attended: dict[str, set[str]] = {}
        self._present: dict[str, set[str]] = {}
        for (actor, meeting), fact in graph.facts("attended").items():
            if fact.properties.get("status") in ("present", "represented"):
                self.attended.setdefault(actor, set()).add(meeting)
                self._present.setdefault(meeting, set()).add(actor)

    def of(self, noun: str, uid: str) -> Side:
        return self._actor(uid) if noun == "actor" else self._meeting(uid)

    def _actor(self, uid: str) -> Side:
        fact = self._graph.facts("actor")[uid,]
        said = fact.properties
        attended = self.attended.get(uid, set())
        days = sorted(day for day in map(self._day, attended) if day)
        return Side(
            uid,
            str(said.get("name") or ""),
            spellings=tuple(dict.fromkeys([*texts(said.get("short_name")), *texts(said.get("aliases"))])),
            kind=_text(said.get("kind")),
            field=_text(said.get("field")),
            territories=self._territories("actor", uid),
            address=_text(said.get("address")),
            postcode=_text(said.get("postcode")),
            ids=tuple(texts(said.get("ids"))),
            parent=self._name("actor", next(iter(self._parents.get(uid, [])), None)),
            meetings=len(attended),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            sources=self._sources(fact),
        )

    def _meeting(self, uid: str) -> Side:
        fact = self._graph.facts("meeting")[uid,]
        said = fact.properties
        present = sorted(self._name("actor", one) or "" for one in self._present.get(uid, ()))
        return Side(
            uid,
            str(said.get("title") or ""),
            territories=self._territories("meeting", uid),
            format=_text(said.get("format")),
            present=tuple(present),
            first=shown_day(said),
            last=str(said["end"]) if said.get("end") else None,
            sources=self._sources(fact),
        )

    def shared(self, noun: str, one: str, other: str) -> set[str]:
        """Meetings that both actors were at; or organisations that were at both meetings."""
        of = self.attended if noun == "actor" else self._present
        return of.get(one, set()) & of.get(other, set())

    def _day(self, meeting: str) -> str | None:
        fact = self._graph.facts("meeting").get((meeting,))
        return shown_day(fact.properties) if fact else None

    def _territories(self, noun: str, uid: str) -> tuple[str, ...]:
        return tuple(name for one in self._homes[noun].get(uid, []) if (name := self._name("territory", one)))

    def _name(self, noun: str, uid: str | None) -> str | None:
        fact = self._graph.facts(noun).get((uid,)) if uid else None
        return _text(fact.properties.get("name")) if fact else None

    def _sources(self, fact: Fact) -> tuple[Said, ...]:
        found = []
        for source in fact.sources:
            batch, _, place = source.partition("|")
            sheet, _, line = place.rpartition("|")
            row = self._batches.get(batch, {})
            found.append(Said(str(row.get("file") or ""), sheet, int(line or 0), str(row.get("time") or "")))
        return tuple(found)


def shown_day(said: Properties) -> str | None:
    """A date as far as it is known: its month when only the month is.

    Examples
    --------
    >>> shown_day({"date": dt.date(2024, 3, 1), "precision": "month"})
    '2024-03'
    """
    date, precision = said.get("date"), said.get("precision")
    return date.isoformat()[: DIGITS.get(str(precision), 10)] if isinstance(date, dt.date) else None


def _label(terms: Mapping[str, Term], code: str | None, lang: Language) -> str | None:
    """What a code of a closed list is called; a code of another list is shown as it is."""
    return terms[code].words.to(lang) if code and code in terms else code


def _targets(graph: Graph, noun: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target in sorted(graph.facts(noun)):
        found.setdefault(source, []).append(target)
    return found


def _text(value: object) -> str | None:
    return str(value) if value else None
