"""The card of one actor: its partners with the evidence of each tie, its meetings, its missions, its sources."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as made_with
from typing import Any

from network.api.state import Lists, Row, by_uid
from network.sources import named
from network.sources import told as told_of
from network.vocabulary import kinds

CARRIERS = ("leads", "partner", "hosts")
LEVELS = {"actions": 4, "groups": 2, "meetings": 1}  # the ladder of evidence: in the same room is not working together


@dataclass
class Partner:
    """Another actor, and why it is one: what was declared, built, attended, the strongest first."""

    uid: str
    name: str
    field: str | None
    level: int = 0
    weight: int = 0
    declared: bool = False
    evidence: list["Piece"] = made_with(default_factory=list)


def circles(lists: Lists, uid: str) -> list[tuple[str, list[Partner]]]:
    """Everyone tied to the actor by how close the evidence is: works with, sends or pays, only meets."""
    found = partners(lists, uid)
    works = [one for one in found if one.level >= LEVELS["actions"]]
    meets = [one for one in found if not one.declared and one.level < LEVELS["actions"]]
    sends = [one for one in found if one not in works and one not in meets]
    return [(name, some) for name, some in (("works", works), ("sends", sends), ("meets", meets)) if some]


def partners(lists: Lists, uid: str) -> list[Partner]:
    """Everyone tied to the actor, the best proven first."""
    actors, found = by_uid(lists["actors"]), dict[str, Partner]()
    for piece in _evidence(lists, uid):
        if piece.other == uid or piece.other not in actors:
            continue
        row = actors[piece.other]
        one = found.setdefault(piece.other, Partner(piece.other, row["name"], row["field"]))
        one.evidence.append(piece)
        one.level, one.weight = max(one.level, piece.level), one.weight + piece.weight
        one.declared = one.declared or piece.declared
    return sorted(found.values(), key=lambda one: (-one.level, -one.weight, one.name or "", one.uid))


@dataclass(frozen=True)
class Piece:
    """One thing that ties the actor to another: its step on the ladder of evidence and its sentence.

    `sources`: what says it, `batch|sheet|line`; `ties`: uids of the declared ties it stands for.
    """

    other: str
    level: int
    weight: int
    key: str
    values: dict[str, Any]
    declared: bool = False
    sources: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()


def _evidence(lists: Lists, uid: str) -> Iterator[Piece]:
    yield from _declared(lists, uid)
    yield from _actions(lists, uid)
    yield from _groups(lists, uid)
    yield from _meetings(lists, uid)


def _declared(lists: Lists, uid: str) -> Iterator[Piece]:
    """One piece for each other actor and kind of tie, with every time it was declared."""
    told: dict[tuple[str, str, int], list[Row]] = {}
    for row in lists["ties"]:
        if uid in (row["source"], row["target"]):
            other = row["target"] if row["source"] == uid else row["source"]
            kind = kinds().get(row["kind"])
            way = "" if kind is None or not kind.directed else "-to" if row["source"] == uid else "-from"
            key = f"{row['kind']}{way}" if kind else "other-tie"
            told.setdefault((other, key, kind.evidence if kind else 0), []).append(row)
    for (other, key, level), rows in told.items():
        when = {row["wave"] or row["since"] for row in rows} - {None}
        dated = {"when": ", ".join(sorted(when))} if when else {}
        said, ties = _sources(rows), tuple(row["uid"] for row in rows)
        name = f"{key}-dated" if when else key
        yield Piece(other, level, len(when) or 1, name, dated, declared=True, sources=said, ties=ties)


def _actions(lists: Lists, uid: str) -> Iterator[Piece]:
    titles = {row["uid"]: row["title"] for row in lists["missions"] if row["kind"] == "action"}
    for other, missions in _together(lists["carries"], uid, "mission", lambda row: row["role"] in CARRIERS).items():
        shared = sorted(titles[mission] for mission in missions if mission in titles)
        if shared:
            values = {"n": len(shared), "titles": ", ".join(shared[:3])}
            rows = [row for row in lists["carries"] if row["mission"] in missions and row["actor"] in (uid, other)]
            yield Piece(other, LEVELS["actions"], len(shared), "actions", values, sources=_sources(rows))


def _groups(lists: Lists, uid: str) -> Iterator[Piece]:
    names = {row["uid"]: row["name"] for row in lists["actors"]}
    for other, groups in _together(lists["memberships"], uid, "group", lambda row: True).items():
        values = {"n": len(groups), "names": ", ".join(sorted(names.get(group) or group for group in groups)[:3])}
        rows = [row for row in lists["memberships"] if row["group"] in groups and row["actor"] in (uid, other)]
        yield Piece(other, LEVELS["groups"], len(groups), "groups", values, sources=_sources(rows))


def _meetings(lists: Lists, uid: str) -> Iterator[Piece]:
    dates = {row["uid"]: row["date"] for row in lists["meetings"]}
    shared = _together(lists["presences"], uid, "meeting", lambda row: row["status"] == "present")
    for other, meetings in shared.items():
        last = max((dates[meeting] for meeting in meetings if dates.get(meeting)), default=None)
        key, dated = ("meetings", {"last": last}) if last else ("meetings-undated", {})
        yield Piece(other, LEVELS["meetings"], len(meetings), key, {"n": len(meetings), **dated})


def _sources(rows: list[Row]) -> tuple[str, ...]:
    """What says them, each once."""
    return tuple(dict.fromkeys(source for row in rows for source in row["sources"]))


def _together(rows: list[Row], uid: str, of: str, counts: Callable[[Row], bool]) -> dict[str, set[str]]:
    """Other actor → what they share."""
    mine = {row[of] for row in rows if row["actor"] == uid and counts(row)}
    found: dict[str, set[str]] = {}
    for row in rows:
        if row[of] in mine and row["actor"] != uid and counts(row):
            found.setdefault(row["actor"], set()).add(row[of])
    return found


def attended(lists: Lists, uid: str) -> list[Row]:
    """Meetings of the actor, the latest first, with how many structures were present."""
    meetings, present = by_uid(lists["meetings"]), dict[str, int]()
    for row in lists["presences"]:
        if row["status"] == "present":
            present[row["meeting"]] = present.get(row["meeting"], 0) + 1
    told = [
        {
            **meetings[row["meeting"]],
            "status": row["status"],
            "present": present.get(row["meeting"], 0),
            "sources": origins(lists, row["sources"]),
        }
        for row in lists["presences"]
        if row["actor"] == uid and row["meeting"] in meetings
    ]
    return sorted(told, key=lambda row: (row["date"] or "", row["uid"]), reverse=True)


def carried(lists: Lists, uid: str) -> list[Row]:
    """Missions of the actor, with who else carries them."""
    missions, actors = by_uid(lists["missions"]), by_uid(lists["actors"])
    told = []
    for row in lists["carries"]:
        if row["actor"] == uid and row["mission"] in missions:
            others = {one["actor"] for one in lists["carries"] if one["mission"] == row["mission"]} - {uid}
            shown = sorted((actors[other] for other in others if other in actors), key=lambda one: one["name"] or "")
            said = origins(lists, row["sources"])
            told.append({**missions[row["mission"]], "role": row["role"], "others": shown, "sources": said})
    return sorted(told, key=lambda row: row["title"] or "")


def origins(lists: Lists, sources: Iterable[str]) -> list[Row]:
    """Where a fact comes from: the file, sheet and line of each source, and what the file is called."""
    return [{**one, "called": named(one)} for one in told_of(sources, by_uid(lists["batches"]))]
