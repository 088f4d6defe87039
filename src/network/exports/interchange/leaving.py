"""A network as nodes and edges, each with what a file can say of it: names, fields, kinds of ties, dates, weights."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from network.sentences import Language, say
from network.study import Network
from network.tables.graphs import Edge, Graph, Node
from network.views.columns import actor_names, codes, meeting_columns

KINDS: Mapping[str, str] = {
    "collaborations": "collaborates",
    "referrals": "refers",
    "agreements": "agreement",
    "funding": "funds",
    "awareness": "knows",
}
"""Kind of the ties of each layer; those who carry an action together keep the word `actions`, which is no kind."""

EVENT = "event"
"""Nature of the nodes that are meetings or groups, in every format."""


def graph_of(network: Network, lang: Language = "fr") -> Graph:
    """Actors, then meetings or groups; one edge a pair, kind and period, its weight exact.

    Somebody who works alone is shown by kind only, as in every drawing.
    """
    nodes = (*_actors(network, lang), *_events(network, lang))
    return Graph(nodes, tuple(_seats(network) if network.two_mode else _ties(network)))


def about(network: Network, lang: Language, *, today: dt.date, fictional: bool) -> list[str]:
    """What a file of a network says of itself: which lens, of which day, fictional or not, and its digest."""
    lens = network.lens.words(lang) if network.lens else ""
    lines = [lens, today.isoformat(), say("views.fictional", lang) if fictional else "", network.digest]
    return [line for line in lines if line]


def _actors(network: Network, lang: Language) -> Iterator[Node]:
    actors = network.actors
    columns = {name: codes(actors, name) for name in ("kind", "field", "extended")}
    columns["territory"] = codes(actors, "territory" if "territory" in actors else "stratum")
    for at, (uid, name) in enumerate(zip(actors["uid"], actor_names(actors, lang), strict=True)):
        yield Node(uid, name, {column: told[at] for column, told in columns.items() if told[at]})


def _events(network: Network, lang: Language) -> Iterator[Node]:
    told = meeting_columns(network, lang)
    dates = network.events["date"] if "date" in network.events else [None] * len(told["id"])
    for uid, name, date in zip(told["id"], told["name"], dates, strict=True):
        day = _iso(date)
        yield Node(uid, name, {"kind": EVENT} | ({"date": day} if day else {}), second=True)


def _seats(network: Network) -> Iterator[Edge]:
    actors, events = network.actors["uid"], network.events["uid"]
    for actor, event in zip(network.presences["actor"], network.presences["event"], strict=True):
        yield Edge(actors[int(actor)], events[int(event)])


def _ties(network: Network) -> Iterator[Edge]:
    uids, ties = network.actors["uid"].to_numpy(), network.ties
    layer = network.lens.layer if network.lens else ""
    components = ties["component"] if "component" in ties else [layer] * len(ties)
    dates = [ties[name] if name in ties else [None] * len(ties) for name in ("since", "until")]
    told: dict[tuple[Any, ...], float] = {}
    for a, b, weight, component, since, until in zip(
        ties["a"], ties["b"], ties["weight"], components, *dates, strict=True
    ):
        key = (uids[int(a)], uids[int(b)], KINDS.get(component, component) or None, _iso(since), _iso(until))
        told[key] = told.get(key, 0.0) + float(weight)
    for (source, target, kind, since, until), weight in told.items():
        yield Edge(source, target, network.directed, weight, kind, since, until)


def _iso(day: object) -> str | None:
    if day is None or day != day:
        return None
    date = day.date() if isinstance(day, dt.datetime) else day
    return date.isoformat() if isinstance(date, dt.date) else None
