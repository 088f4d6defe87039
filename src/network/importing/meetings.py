"""Which meeting a sheet, a grid or a list speaks of: the same session in two files is one meeting."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from network.identity import fold
from network.importing.graph import Graph
from network.importing.likeness import Pair
from network.model import When, uid

SHARED_ATTENDANCE = 0.5
"""Part of the smaller of two lists of present organisations that the other must hold to be the same session."""


@dataclass(frozen=True)
class Encounter:
    """A meeting as one file tells it."""

    when: When | None
    territory: str | None
    format: str | None
    title: str | None

    @property
    def day(self) -> tuple[dt.date | None, str]:
        return (self.when.date, self.when.precision) if self.when else (None, "")

    def uid(self, *number: str) -> str:
        """Its uid; a number of the file's own tells two meetings apart that are otherwise alike."""
        date, precision = self.day
        parts = (date.isoformat() if date else "", precision, self.territory or "", self.format or "")
        return uid("mee", *parts, fold(self.title or ""), *number)


@dataclass(slots=True)
class KnownMeeting:
    """A meeting as all files so far tell it."""

    uid: str
    territory: str | None
    format: str | None
    title: str
    present: set[str] = field(default_factory=set)


class Meetings:
    """Known meetings by their day."""

    def __init__(self) -> None:
        self._by_day: dict[tuple[dt.date | None, str], dict[str, KnownMeeting]] = {}

    @classmethod
    def of(cls, graph: Graph) -> "Meetings":
        homes = {key[0]: key[1] for key in graph.facts("located_in-meeting")}
        present: dict[str, set[str]] = {}
        for actor, meeting in graph.facts("attended"):
            present.setdefault(meeting, set()).add(actor)
        meetings = cls()
        for (node,), fact in graph.facts("meeting").items():
            said = fact.properties
            one = KnownMeeting(node, homes.get(node), _text(said.get("format")), _text(said.get("title")) or "")
            one.present = present.get(node, set())
            date = said.get("date")
            day = (date if isinstance(date, dt.date) else None, _text(said.get("precision")) or "")
            meetings._by_day.setdefault(day, {})[node] = one
        return meetings

    def add(self, node: str, encounter: Encounter, present: Iterable[str]) -> None:
        """Know a meeting, or know it better."""
        same_day = self._by_day.setdefault(encounter.day, {})
        known = same_day.get(node)
        if known is None:
            known = same_day[node] = KnownMeeting(node, encounter.territory, encounter.format, encounter.title or "")
        known.title = known.title or encounter.title or ""
        known.format = known.format or encounter.format
        known.present.update(present)

    def find(self, encounter: Encounter, present: set[str]) -> str | None:
        """The known meeting that this is without asking anyone.

        The same day in the same territory, the same format and the same title (or one of them unsaid); or,
        when one format is unsaid too, half of the organisations in common. A month or a year is no day: then the
        titles must be the same.
        """
        compatible = [one for one in self._by_day.get(encounter.day, {}).values() if _compatible(encounter, one)]
        if encounter.day[1] != "day":
            compatible = [one for one in compatible if fold(one.title) == fold(encounter.title or "")]
        exact = [one for one in compatible if one.format == encounter.format]
        titled = [one for one in exact if fold(one.title) == fold(encounter.title or "")]
        overlapping = [one for one in compatible if _overlap(one.present, present)]
        for group in (titled, exact, overlapping):
            if group:
                return group[0].uid if len(group) == 1 else None
        return None

    def pairs(self) -> list[Pair]:
        """Meetings of one day that may be one session, by how much of their attendance they share."""
        found = []
        for (date, precision), meetings in self._by_day.items():
            if date is None or precision != "day":
                continue
            ordered = sorted(meetings.values(), key=lambda one: one.uid)
            for rank, a in enumerate(ordered):
                found += [_pair(a, b, date) for b in ordered[rank + 1 :] if _may_be_one(a, b)]
        return found


def _compatible(encounter: Encounter, known: KnownMeeting) -> bool:
    return (
        encounter.territory == known.territory
        and (not encounter.format or not known.format or encounter.format == known.format)
        and (not encounter.title or not known.title or fold(encounter.title) == fold(known.title))
    )


def _may_be_one(a: KnownMeeting, b: KnownMeeting) -> bool:
    places = {a.territory, b.territory} - {None}
    formats = {a.format, b.format} - {None}
    return len(places) < 2 and len(formats) < 2 and (_overlap(a.present, b.present) or not (a.title and b.title))


def _overlap(a: set[str], b: set[str]) -> bool:
    common = len(a & b)
    return common >= 2 and common >= SHARED_ATTENDANCE * min(len(a), len(b))


def _pair(a: KnownMeeting, b: KnownMeeting, date: dt.date) -> Pair:
    shared = len(a.present & b.present) / max(1, min(len(a.present), len(b.present)))
    return Pair(70 + 25 * shared, (a.uid, b.uid), (_named(a, date), _named(b, date)), "meeting")


def _named(meeting: KnownMeeting, date: dt.date) -> str:
    return f"{meeting.title} ({date.isoformat()})".strip()


def _text(value: object) -> str | None:
    return str(value) if value else None
