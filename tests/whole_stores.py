"""Stores made of drawn facts, and the tables by which two of them are compared."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from network.exports import write_facts
from network.forms import Source
from network.importing import Outcome, import_files
from network.importing.graph import Graph
from network.importing.provenance import told
from network.importing.writing import write
from network.listings import tables
from network.model import Properties, uid
from network.store import Store

TODAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)
PROVENANCE = ("batches", "remarks")

Facts = dict[str, dict[tuple[str, ...], Properties]]
Listed = dict[str, list[dict[str, Any]]]


def listed(store: Store) -> Listed:
    """Every table but those of provenance, without the column of sources."""
    held = {name: table for name, table in tables(store).items() if name not in PROVENANCE}
    return {
        name: [{key: value for key, value in row.items() if key != "sources"} for row in table.to_dict("records")]
        for name, table in held.items()
    }


def there_and_back(store: Store, other: Store, folder: Path, format: str = "xlsx", lang: Any = "fr") -> list[Outcome]:
    """Everything of a store leaves in a format and is imported into another, empty one."""
    out = write_facts(store, folder / f"tout.{format}" if format == "xlsx" else folder / "tout", format, lang)
    files = [out] if out.is_file() else sorted(out.iterdir())
    return bring(other, *(Source(path.name, path.read_bytes()) for path in files))


def bring(store: Store, *sources: Source) -> list[Outcome]:
    return import_files(store, sources, today=TODAY, now=NOW, by="tests", apply=True)


def fill(store: Store, facts: Facts) -> None:
    """Put facts in a store as one batch says them."""
    with store.transaction() as transaction:
        graph = Graph(transaction)
        changes = {
            noun: {key: told(noun, properties, "bat-drawn||1") for key, properties in held.items()}
            for noun, held in facts.items()
        }
        write(transaction, changes, graph)


def _node(prefix: str, number: int) -> str:
    return uid(prefix, str(number))


WORDS = ("Tilleuls", "École", "CAF", "à | deux", "=SOMME(A1)", "'+33", "- tiret", "@x", "l'été", "« Ô »", "12", "a\\|b")
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
texts = st.lists(text, min_size=1, max_size=3, unique=True)
dates = st.dates(dt.date(1990, 1, 1), dt.date(2025, 12, 31))
numbers = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9)
extras = st.dictionaries(text, text, min_size=1, max_size=2).map(
    lambda told: json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
)


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Properties]:
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def validity(draw: st.DrawFn) -> Properties:
    """A beginning and an end as far as they are known, in their order."""
    days = sorted((draw(dates), draw(dates)))
    said: Properties = {}
    for name, day in zip(("since", "until"), days, strict=True):
        if draw(st.booleans()):
            precision = draw(st.sampled_from(("day", "month", "year")))
            said[name] = day.replace(
                day=day.day if precision == "day" else 1, month=1 if precision == "year" else day.month
            )
            said[f"{name}_precision"] = precision
    return said if said.get("since", dt.date.min) <= said.get("until", dt.date.max) else {}


ACTOR = optional(
    short_name=text,
    aliases=texts,
    kind=st.sampled_from(("structure", "service", "institution", "group")),
    field=st.sampled_from(("social", "petite-enfance", "champ-maison")),
    fields=st.lists(st.sampled_from(("sante", "education")), min_size=1, unique=True),
    status=st.sampled_from(("active", "closed")),
    ids=st.sampled_from((["siret:73282932000074:valid"], ["local:12:unchecked", "rna:W751092330:valid"])),
    codes=st.just(["naf:88.99B", "di-network:caf"]),
    public=st.booleans(),
    accepts_partners=st.booleans(),
    seeks=texts,
    website=st.just("tilleuls.example"),
    contact=st.just("contact@tilleuls.example"),
    postcode=st.just("01300"),
    last_confirmed=dates,
    since=dates,
    extra=extras,
)
MEETING = optional(
    title=text, format=st.sampled_from(("comite", "theatre-forum")), programme=st.booleans(), headcount_other=st.just(4)
)


def _sourced(actor: Properties) -> Properties:
    """A field has been said by somebody."""
    return actor | ({"field_source": "edit"} if "field" in actor else {})


@st.composite
def stores(draw: st.DrawFn) -> Facts:
    """A small territory where everything that may be unsaid sometimes is."""
    actors = [_node("act", number) for number in range(draw(st.integers(2, 4)))]
    meetings, missions = [_node("mee", 1), _node("mee", 2)], [_node("mis", 1)]
    facts: Facts = {
        "actor": {(node,): _sourced({"name": f"{draw(text)} {node[-3:]}", **draw(ACTOR)}) for node in actors},
        "territory": {(_node("ter", 1),): {"name": "Flandre", "code": "75119", "kind": "quartier"}},
        "place": {
            (_node("pla", 1),): {"name": draw(text), "lat": draw(numbers) / 1e8, "confidential": draw(st.booleans())}
        },
        "mission": {(missions[0],): {"title": draw(text), **draw(validity()), **draw(optional(extra=extras))}},
        "meeting": {(node,): draw(MEETING) | {"date": draw(dates), "precision": "day"} for node in meetings},
        "wave": {(uid("wav", "V1"),): {"name": "V1", **draw(optional(instrument=text, questions=texts))}},
        "need": {(_node("nee", 1),): {"title": draw(text)}},
        "attended": {
            (actor, meeting): {
                "status": draw(st.sampled_from(("present", "excused"))),
                **draw(optional(people=st.just(3))),
            }
            for actor in actors
            for meeting in meetings
            if draw(st.booleans())
        },
        "carries": {
            (actors[0], missions[0], _node("car", 1)): {"role": "leads", "amount": draw(numbers), **draw(validity())}
        },
        "member_of": {(actors[0], actors[1], _node("mem", 1)): {**draw(validity()), **draw(optional(extra=extras))}},
        "tie": {},
        "part_of": {(actors[0], actors[1]): draw(optional(since=dates))},
        "became": {(actors[1], actors[0]): draw(optional(date=dates))} if draw(st.booleans()) else {},
        "located_in-actor": {(node, _node("ter", 1)): {} for node in actors if draw(st.booleans())},
        "located_at-actor": {(actors[0], _node("pla", 1)): draw(optional(rank=st.just(2)))},
        "held_by": {(meetings[0], actors[0]): {}},
        "about": {(meetings[0], missions[0], _node("abo", 1)): {"how": "worked_on"}},
        "answers": {(missions[0], _node("nee", 1)): {}},
        "asked": {(actors[0], uid("wav", "V1")): {"state": "partial", **draw(optional(date=dates))}},
        "knows": {(actors[0], missions[0], _node("kno", 1)): {"wave": "V1", "level": 2}},
        "distinct_from-actor": {tuple(sorted(actors[:2])): {"verdict": "different", "date": TODAY}},
    }
    for number in range(draw(st.integers(0, 4))):
        ends = draw(st.permutations(actors))[:2]
        kind = draw(st.sampled_from(("collaborates", "refers", "agreement")))
        said = {"kind": kind, "declared_by": draw(st.sampled_from(("respondent", "document")))}
        facts["tie"][(*ends, _node("tie", number))] = {
            **said,
            **draw(validity()),
            **draw(optional(weight=numbers, began_with_programme=st.booleans(), extra=extras)),
        }
    return facts
