"""The card of one actor: its partners with the evidence of each tie, its meetings, its missions, its sources."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as made_with
from typing import Any

from network.api.state import Lists, Row, by_uid
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
    evidence: list[tuple[str, dict[str, Any]]] = made_with(default_factory=list)


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
        one.evidence.append((piece.key, piece.values))
        one.level, one.weight = max(one.level, piece.level), one.weight + piece.weight
        one.declared = one.declared or piece.declared
    return sorted(found.values(), key=lambda one: (-one.level, -one.weight, one.name or "", one.uid))


@dataclass(frozen=True)
class Piece:
    """One thing that ties the actor to another: its step on the ladder of evidence and its sentence."""

    other: str
    level: int
    weight: int
    key: str
    values: dict[str, Any]
    declared: bool = False


def _evidence(lists: Lists, uid: str) -> Iterator[Piece]:
    yield from _declared(lists, uid)
    yield from _actions(lists, uid)
    yield from _groups(lists, uid)
    yield from _meetings(lists, uid)


def _declared(lists: Lists, uid: str) -> Iterator[Piece]:
    """One piece for each other actor and kind of tie, with every time it was declared."""
    told: dict[tuple[str, str, int], set[str]] = {}
    for row in lists["ties"]:
        if uid in (row["source"], row["target"]):
            other = row["target"] if row["source"] == uid else row["source"]
            kind = kinds().get(row["kind"])
            way = "" if kind is None or not kind.directed else "-to" if row["source"] == uid else "-from"
            key = f"{row['kind']}{way}" if kind else "other-tie"
            when = told.setdefault((other, key, kind.evidence if kind else 0), set())
            when |= {row["wave"] or row["since"]} - {None}
    for (other, key, level), when in told.items():
        dated = {"when": ", ".join(sorted(when))} if when else {}
        yield Piece(other, level, len(when) or 1, f"{key}-dated" if when else key, dated, declared=True)


def _actions(lists: Lists, uid: str) -> Iterator[Piece]:
    titles = {row["uid"]: row["title"] for row in lists["missions"] if row["kind"] == "action"}
    for other, missions in _together(lists["carries"], uid, "mission", lambda row: row["role"] in CARRIERS).items():
        shared = sorted(titles[mission] for mission in missions if mission in titles)
        if shared:
            values = {"n": len(shared), "titles": ", ".join(shared[:3])}
            yield Piece(other, LEVELS["actions"], len(shared), "actions", values)


def _groups(lists: Lists, uid: str) -> Iterator[Piece]:
    names = {row["uid"]: row["name"] for row in lists["actors"]}
    for other, groups in _together(lists["memberships"], uid, "group", lambda row: True).items():
        values = {"n": len(groups), "names": ", ".join(sorted(names.get(group) or group for group in groups)[:3])}
        yield Piece(other, LEVELS["groups"], len(groups), "groups", values)


def _meetings(lists: Lists, uid: str) -> Iterator[Piece]:
    dates = {row["uid"]: row["date"] for row in lists["meetings"]}
    shared = _together(lists["presences"], uid, "meeting", lambda row: row["status"] == "present")
    for other, meetings in shared.items():
        last = max((dates[meeting] for meeting in meetings if dates.get(meeting)), default=None)
        key, dated = ("meetings", {"last": last}) if last else ("meetings-undated", {})
        yield Piece(other, LEVELS["meetings"], len(meetings), key, {"n": len(meetings), **dated})


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
        {**meetings[row["meeting"]], "status": row["status"], "present": present.get(row["meeting"], 0)}
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
            told.append({**missions[row["mission"]], "role": row["role"], "others": shown})
    return sorted(told, key=lambda row: row["title"] or "")


def origins(lists: Lists, sources: list[str]) -> list[Row]:
    """Where a fact comes from: the file, sheet and line of each source, `batch|sheet|line`."""
    batches = by_uid(lists["batches"])
    told = []
    for source in sources:
        batch, _, place = source.partition("|")
        sheet, _, line = place.rpartition("|")
        held = batches.get(batch, {"file": batch, "time": None})
        told.append({"file": held["file"], "time": held["time"], "sheet": sheet, "line": line})
    return told
