"""From facts to ties: which relationships make a tie of each layer, in which period (architecture.md §2)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from network.networks.extract import Extract
from network.networks.periods import Period, counts, event_counts, validity
from network.study import COMPONENTS, DIRECTED, Layer, Lens
from network.vocabulary import kinds

TOGETHER = frozenset({"leads", "partner", "hosts"})  # roles that carry an action; facilitating or funding does not

Tie = dict[str, Any]


@dataclass
class Counted:
    """What was read for a lens, what was left out and why, and by which instruments."""

    left_out: Counter[str] = field(default_factory=Counter)
    collected: dict[str, set[str]] = field(default_factory=dict)


def ties_of(extract: Extract, lens: Lens, period: Period, counted: Counted, owners: Mapping[str, str]) -> list[Tie]:
    """Every tie of the lens's layer, one per pair and source of ties.

    Declared ties are between the units that their ends count as, so that what two services of one structure
    say is one word; the carriers of actions are still themselves.
    """
    layers: tuple[Layer, ...] = COMPONENTS.get(lens.layer, (lens.layer,))
    return [tie for layer in layers for tie in _layer(extract, layer, lens, period, counted, owners)]


def _layer(
    extract: Extract, layer: Layer, lens: Lens, period: Period, counted: Counted, owners: Mapping[str, str]
) -> Iterator[Tie]:
    if layer == "actions":
        yield from _actions(extract, lens, period, counted)
    elif layer == "awareness":
        yield from _awareness(extract, period, counted)
    else:
        yield from _declared(extract, layer, lens, period, counted, owners)
    if layer == "funding":
        yield from _funded(extract, period, counted)


def _declared(
    extract: Extract, layer: Layer, lens: Lens, period: Period, counted: Counted, owners: Mapping[str, str]
) -> Iterator[Tie]:
    wanted = {code for code, kind in kinds().items() if kind.layer == layer}
    rows = [
        row | {"source": owners[row["source"]], "target": owners[row["target"]]}
        for row in extract.rows("tie")
        if row["kind"] in wanted
    ]
    rows = list(_in_period(extract, rows, layer, period, counted))
    if lens.confirmed and layer == "collaborations":
        rows = list(_confirmed(rows, counted))
    for row in rows:
        ends = (row["source"], row["target"]) if layer in DIRECTED else sorted((row["source"], row["target"]))
        # an agreement is one source of ties whatever its two ends; a declared tie is known by its pair
        source = row["uid"] if layer == "agreements" else "~".join(ends)
        yield _tie(ends[0], ends[1], layer, source, validity(row, extract.waves), row["weight"], row["sources"])


def _in_period(
    extract: Extract, rows: Iterable[dict[str, Any]], layer: str, period: Period, counted: Counted
) -> Iterator[dict[str, Any]]:
    for row in rows:
        verdict = counts(row, period, extract.waves)
        if verdict is None:
            counted.left_out["undated"] += 1
        if verdict:
            counted.collected.setdefault(layer, set()).update(instruments(extract, row))
            yield row


def _confirmed(rows: list[dict[str, Any]], counted: Counted) -> Iterator[dict[str, Any]]:
    """Declared by both respondents, each in their own answer."""
    said = {(row["source"], row["target"]) for row in rows if row["declared_by"] == "respondent"}
    for row in rows:
        if (row["source"], row["target"]) in said and (row["target"], row["source"]) in said:
            yield row
        else:
            counted.left_out["unconfirmed"] += 1


def _actions(extract: Extract, lens: Lens, period: Period, counted: Counted) -> Iterator[Tie]:
    carriers = carried(extract, lens, period, counted)
    if "largest-action" in lens.without and carriers:
        largest = max(carriers, key=lambda uid: (len({row["source"] for row in carriers[uid]}), uid))
        del carriers[largest]
    for mission, rows in carriers.items():
        for one, other in combinations(sorted(rows, key=lambda row: (row["source"], row["uid"])), 2):
            days = _overlap(validity(one, extract.waves), validity(other, extract.waves))
            if days is not False:
                said = [*one["sources"], *other["sources"]]
                yield _tie(one["source"], other["source"], "actions", mission, days or None, None, said)


def carried(extract: Extract, lens: Lens, period: Period, counted: Counted) -> dict[str, list[dict[str, Any]]]:
    """Action → the rows of who carries it in the period, those that the lens leaves out aside."""
    missions = {row["uid"]: row for row in extract.rows("mission")}
    rows = [
        dated_by(row, missions[row["target"]])
        for row in extract.rows("carries")
        if row["role"] in TOGETHER
        and missions[row["target"]]["kind"] == "action"
        and row["target"] not in lens.without
        and not ("programme" in lens.without and missions[row["target"]]["programme"])
    ]
    carriers: dict[str, list[dict[str, Any]]] = {}
    for row in _in_period(extract, rows, "actions", period, counted):
        carriers.setdefault(row["target"], []).append(row)
    return carriers


def dated_by(row: dict[str, Any], mission: dict[str, Any]) -> dict[str, Any]:
    """A carrier without dates of its own carries the mission for as long as the mission lasts."""
    if row["since"] is None and row["until"] is None and not row["wave"]:
        names = ("since", "since_precision", "until", "until_precision")
        return row | {name: mission[name] for name in names}
    return row


def _overlap(one: Any, other: Any) -> Any:
    """Days that two validities share; None when neither is dated, False when they never meet."""
    if one is None or other is None:
        return one or other
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else False


def _awareness(extract: Extract, period: Period, counted: Counted) -> Iterator[Tie]:
    """Who knows a mission of whom: KNOWS, then whoever carries that mission."""
    carriers: dict[str, set[str]] = {}
    for row in extract.rows("carries"):
        if row["role"] != "funds":
            carriers.setdefault(row["target"], set()).add(row["source"])
    for row in _in_period(extract, extract.rows("knows"), "awareness", period, counted):
        for carrier in sorted(carriers.get(row["target"], ())):
            known = f"{row['source']}~{carrier}"
            yield _tie(row["source"], carrier, "awareness", known, None, row["level"], row["sources"])


def _funded(extract: Extract, period: Period, counted: Counted) -> Iterator[Tie]:
    """Who funds a mission funds those who carry it."""
    carries = extract.rows("carries")
    missions = {row["uid"]: row for row in extract.rows("mission")}
    funds = [dated_by(row, missions[row["target"]]) for row in carries if row["role"] == "funds"]
    for row in _in_period(extract, funds, "funding", period, counted):
        for other in carries:
            if other["target"] == row["target"] and other["role"] in TOGETHER:
                said = [*row["sources"], *other["sources"]]
                yield _tie(row["source"], other["source"], "funding", row["target"], None, row["amount"], said)


def _tie(
    source: str, target: str, component: str, source_id: str, days: Any, weight: float | None, said: list[str]
) -> Tie:
    since, until = days[:2] if days else (None, None)
    return {
        "source": source,
        "target": target,
        "component": component,
        "source_id": source_id,
        "since": since,
        "until": until,
        "weight": 1.0 if weight is None else float(weight),
        "sources": said,
    }


def instruments(extract: Extract, row: dict[str, Any]) -> set[str]:
    """How a row was collected: the form of each of its batches, with the questionnaire for a survey.

    Correcting by hand what a file says is no other way of collecting it.
    """
    questionnaire = extract.instruments.get(row.get("wave") or "", "")
    forms = {extract.forms.get(source.split("|", 1)[0], "") or "" for source in row["sources"]}
    forms = forms - {"edit"} or forms
    return {f"{form}:{questionnaire}" if questionnaire else form for form in forms}


def meetings_of(extract: Extract, lens: Lens, period: Period, counted: Counted) -> dict[str, dict[str, Any]]:
    """Meetings that count in the period and that the lens does not leave out."""
    held: dict[str, set[str]] = {}
    for meeting, convener in zip(*(extract.relationship("held_by")[end] for end in ("source", "target")), strict=True):
        held.setdefault(meeting, set()).add(convener)
    without = set(lens.without)
    kept = {}
    for row in extract.rows("meeting"):
        if row["format"] in without or held.get(row["uid"], set()) & without:
            continue
        if "programme" in without and row["programme"]:
            continue
        verdict = event_counts(row["date"], row["precision"], period)
        if verdict is None:
            counted.left_out["undated"] += 1
        if verdict:
            kept[row["uid"]] = row
    return kept


def seats_of(extract: Extract, lens: Lens, period: Period, counted: Counted) -> tuple[list[Tie], list[Tie]]:
    """Two-mode layers: (actor, event) once each, and the events."""
    if lens.layer == "groups":
        return _memberships(extract, period, counted)
    meetings = meetings_of(extract, lens, period, counted)
    seats = []
    for row in extract.rows("attended"):
        if row["target"] not in meetings or row["status"] != "present":
            continue
        counted.collected.setdefault("meetings", set()).update(instruments(extract, row))
        seats.append({"actor": row["source"], "event": row["target"], "sources": row["sources"]})
    kept = ("uid", "title", "format", "date", "precision", "programme")
    return seats, [{name: row[name] for name in kept} for row in meetings.values()]


def _memberships(extract: Extract, period: Period, counted: Counted) -> tuple[list[Tie], list[Tie]]:
    rows = list(_in_period(extract, extract.rows("member_of"), "groups", period, counted))
    groups = {row["target"] for row in rows}
    events = [
        {"uid": row["uid"], "title": row["name"], "format": None, "date": None, "precision": None, "programme": None}
        for row in extract.rows("actor")
        if row["uid"] in groups
    ]
    return [{"actor": row["source"], "event": row["target"], "sources": row["sources"]} for row in rows], events
