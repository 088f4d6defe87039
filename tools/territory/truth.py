"""What the files say, exactly: the document that imports, measures and comparisons are checked against."""

from typing import Any

from territory.ambiguous import Ambiguities
from territory.collaborations import DENSITY, PERSISTENCE, REPORTING, Wave, odds_ratio
from territory.contents import Contents, Mission
from territory.surveys import INSTRUMENT, answered_on
from territory.world import FICTION, PROGRAMME_START, WAVES, Actor, Meeting, Quartier, quartiers

ABOUT = (
    "Fictional programme: every quartier, structure, person and number is invented. `key` names a thing in this "
    "document only; every reference (actor, meeting, mission, source, target, group) is such a key, territories are "
    "their codes, waves their names. Dates are ISO days; `precision` says how much of one is known. `field` is the "
    "core field, `extended` the one written in the directory. A presence has one status; `people` counts named people "
    "(or anonymous residents, for a residents' group); `headcount_other` those without a structure. A tie of kind "
    "`collaborates` or `agreement` has no direction; `said_by` are the ends that declared it in the survey of that "
    "wave. `ambiguous` are the cells that nobody could resolve for sure, "
    "with the actor that was meant and the meetings concerned: presences that they state are marked `ambiguous`, and "
    "only these may differ after an import."
)


def truth(
    seed: int,
    actors: list[Actor],
    meetings: list[Meeting],
    waves: tuple[Wave, Wave],
    made: Contents,
    doubts: Ambiguities,
) -> dict[str, Any]:
    """The whole document, as JSON values."""
    tables = _tables(actors, meetings, waves, made, doubts)
    counts = {name: len(rows) for name, rows in tables.items()}
    return {
        "about": ABOUT,
        "fiction": FICTION,
        "seed": seed,
        "territories": [_territory(quartier) for quartier in quartiers()],
        "waves": [{"name": name, "closed": _iso(day), "instrument": INSTRUMENT} for name, day in WAVES.items()],
        "planted": _planted(actors, waves),
        "counts": {**counts, "name_cells": doubts.written, "ambiguous_cells": len(doubts.cells)},
        **tables,
        "ambiguous": doubts.cells,
    }


def _tables(
    actors: list[Actor], meetings: list[Meeting], waves: tuple[Wave, Wave], made: Contents, doubts: Ambiguities
) -> dict[str, list[dict[str, Any]]]:
    doubtful = {(cell["actor"], meeting) for cell in doubts.cells for meeting in cell["meetings"]}
    return {
        "actors": [_actor(a) for a in actors],
        "meetings": [_meeting(m) for m in meetings],
        "presences": [_presence(m, key, doubtful) for m in meetings for key in m.status],
        "ties": [*(tie for wave in waves for tie in _declared(wave)), *_agreements(made)],
        "missions": [_mission(m) for m in made.missions],
        "carries": [_carrier(m, actor, role) for m in made.missions for actor, role in m.carriers],
        "knows": [{name: row[name] for name in ("actor", "mission", "wave", "level")} for row in made.knows],
        "memberships": [{**row, "since": _iso(row["since"]), "until": _iso(row["until"])} for row in made.memberships],
        "asked": [row for wave in waves for row in _asked(wave)],
        "needs": made.needs,
        "statements": [{**row, "date": _iso(row["date"])} for row in made.statements],
        "places": made.places,
    }


def _territory(quartier: Quartier) -> dict[str, Any]:
    return {
        "code": quartier.code,
        "name": quartier.name,
        "role": "pilot",
        "programme_start": _iso(PROGRAMME_START),
        "within": f"Paris {quartier.district}",
    }


def _planted(actors: list[Actor], waves: tuple[Wave, Wave]) -> dict[str, Any]:
    before, after = WAVES
    return {
        "within_field_odds_ratio": {q.code: {before: q.odds[0], after: q.odds[1]} for q in quartiers()},
        "drawn_odds_ratio": {
            q.code: {
                wave.name: round(odds_ratio(wave, [a for a in actors if a.territory == q.code]), 2) for wave in waves
            }
            for q in quartiers()
        },
        "changed": [q.code for q in quartiers() if q.odds[0] != q.odds[1]],
        "density": DENSITY,
        "persistence": PERSISTENCE,
        "reporting": REPORTING,
        "meetings": {q.code: {"2017-2018": q.meetings[0], "2019-2020": q.meetings[1]} for q in quartiers()},
        "trap": "QF-FOR holds twice as many meetings after as before; who meets whom is drawn alike in both periods.",
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "key": actor.key,
        "name": actor.name,
        "spellings": sorted(actor.spellings),
        "kind": actor.kind,
        "field": actor.field,
        "extended": actor.extended,
        "territory": actor.territory,
        "ids": list(actor.ids),
        "since": _iso(actor.since),
        "until": _iso(actor.until),
        "part_of": actor.part_of,
        "run_by": actor.run_by,
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "key": meeting.key,
        "date": _iso(meeting.date),
        "precision": meeting.precision,
        "end": _iso(meeting.end),
        "territory": meeting.territory,
        "format": meeting.format,
        "title": meeting.title,
        "held_by": meeting.held_by,
        "headcount_other": meeting.other,
    }


def _presence(meeting: Meeting, key: str, doubtful: set[tuple[str, str]]) -> dict[str, Any]:
    row = {"actor": key, "meeting": meeting.key, "status": meeting.status[key], "people": meeting.people[key]}
    return row | {"ambiguous": True} if (key, meeting.key) in doubtful else row


def _declared(wave: Wave) -> list[dict[str, Any]]:
    """One row per pair that works together, with who said so; one per referral, which has a direction."""
    said: dict[tuple[str, str], list[str]] = {}
    for source, target in wave.reports:
        said.setdefault((min(source, target), max(source, target)), []).append(source)
    undated = {"wave": wave.name, "since": None, "until": None}
    return [
        *({"source": a, "target": b, "kind": "collaborates", **undated, "said_by": by} for (a, b), by in said.items()),
        *({"source": a, "target": b, "kind": "refers", **undated, "said_by": [a]} for a, b in wave.referrals),
    ]


def _asked(wave: Wave) -> list[dict[str, Any]]:
    days = {key: answered_on(wave.name, row) for row, key in enumerate(wave.state)}
    return [
        {
            "actor": key,
            "wave": wave.name,
            "state": state,
            "date": _iso(days[key]) if state in ("answered", "partial") else None,
        }
        for key, state in wave.state.items()
    ]


def _agreements(made: Contents) -> list[dict[str, Any]]:
    return [
        {
            "source": tie["source"],
            "target": tie["target"],
            "kind": "agreement",
            "wave": None,
            "since": _iso(tie["since"]),
            "until": _iso(tie["until"]),
            "said_by": [],
        }
        for tie in made.agreements
    ]


def _mission(mission: Mission) -> dict[str, Any]:
    return {
        "key": mission.key,
        "title": mission.title,
        "kind": mission.kind,
        "territory": mission.territory,
        "since": _iso(mission.since),
        "until": _iso(mission.until),
        "programme": mission.programme,
    }


def _carrier(mission: Mission, actor: str, role: str) -> dict[str, Any]:
    return {
        "actor": actor,
        "mission": mission.key,
        "role": role,
        "since": _iso(mission.since),
        "until": _iso(mission.until),
        "amount": mission.amount if role == "funds" else None,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
