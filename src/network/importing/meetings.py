"""Which meeting a sheet, a grid or minutes speak of: the same session in several files is one meeting."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from network.identity import fold
from network.importing.graph import Graph
from network.importing.likeness import Pair
from network.importing.sessions import KnownMeeting, may_be_one, overlap, strangers, subject
from network.model import When, uid


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


class Meetings:
    """Known meetings by their day."""

    def __init__(self) -> None:
        self.known: dict[str, KnownMeeting] = {}
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
            when = _when(said.get("date"), said.get("precision"), said.get("end"))
            encounter = Encounter(when, homes.get(node), _text(said.get("format")), _text(said.get("title")))
            meetings.add(node, encounter, present.get(node, ()))
        return meetings

    def add(self, node: str, encounter: Encounter, present: Iterable[str]) -> None:
        """Know a meeting, or know it better."""
        known = self.known.get(node)
        if known is None:
            told = (encounter.territory, encounter.format, encounter.title or "")
            known = self.known[node] = KnownMeeting(node, encounter.when, *told)
            self._by_day.setdefault(encounter.day, {})[node] = known
        known.territory = known.territory or encounter.territory
        known.format = known.format or encounter.format
        known.title = known.title or encounter.title or ""
        known.present.update(present)

    def find(self, encounter: Encounter, present: set[str]) -> str | None:
        """The known meeting that this is without asking anyone.

        The same day in the same territory, the same format and the same subject (or one of them unsaid, as long as
        the two lists of organisations are not strangers to each other); or, when one format is unsaid too, half of
        the organisations in common. A month or a year is no day: then the titles must be the same.
        """
        compatible = [one for one in self._by_day.get(encounter.day, {}).values() if _compatible(encounter, one)]
        title = subject(encounter.title or "")
        if encounter.day[1] != "day":
            compatible = [one for one in compatible if fold(one.title) == fold(encounter.title or "")]
        exact = [one for one in compatible if one.format == encounter.format]
        titled = [one for one in exact if title and subject(one.title) == title]
        acquainted = [one for one in exact if not strangers(one.present, present)]
        overlapping = [one for one in compatible if overlap(one.present, present)]
        for group in (titled, acquainted, overlapping):
            if group:
                return group[0].uid if len(group) == 1 else None
        return None

    def pair(self, one: str, other: str) -> Pair:
        """Two known meetings as a pair, however alike."""
        return _pair(self.known[min(one, other)], self.known[max(one, other)])

    def pairs(self) -> list[Pair]:
        """Meetings that may be one session: of one day, or one of them known by its month or its year only."""
        blocks: dict[object, list[KnownMeeting]] = {}
        for one in sorted(self.known.values(), key=lambda one: one.uid):
            for block in one.blocks():
                blocks.setdefault(block, []).append(one)
        found = {
            (a.uid, b.uid): _pair(a, b)
            for members in blocks.values()
            for rank, a in enumerate(members)
            for b in members[rank + 1 :]
            if may_be_one(a, b)
        }
        return list(found.values())


def _compatible(encounter: Encounter, known: KnownMeeting) -> bool:
    title, other = subject(encounter.title or ""), subject(known.title)
    one_title = bool(title) and title == other
    unplaced = one_title and not (encounter.territory and known.territory)
    return (
        (encounter.territory == known.territory or unplaced)
        and (not encounter.format or not known.format or encounter.format == known.format)
        and (not title or not other or one_title)
    )


def _pair(a: KnownMeeting, b: KnownMeeting) -> Pair:
    shared = len(a.present & b.present) / max(1, min(len(a.present), len(b.present)))
    return Pair(70 + 25 * shared, (a.uid, b.uid), (a.shown, b.shown), "meeting")


def _when(date: object, precision: object, end: object) -> When | None:
    if not isinstance(date, dt.date):
        return None
    last = end if isinstance(end, dt.date) else None
    return When(date, precision if precision in ("month", "year") else "day", last)


def _text(value: object) -> str | None:
    return str(value) if value else None
