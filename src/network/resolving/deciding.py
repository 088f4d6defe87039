"""What a person says of a pair: a batch of its own, which holds at the next import and can be taken back."""

import datetime as dt
from typing import Literal, get_args

from network.errors import Refused, Unknown
from network.importing import undo
from network.importing.edits import Word, edit
from network.importing.graph import Graph
from network.importing.provenance import batch_of, is_edit, voices
from network.importing.waiting import DECISIONS, kept_one
from network.importing.wholes import Wholes
from network.model import Properties
from network.store import Store

Verdict = Literal["same", "different", "part-of", "became"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def decide(
    store: Store,
    one: str,
    other: str,
    verdict: str,
    *,
    by: str,
    today: dt.date,
    now: dt.datetime,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> str:
    """Say what two actors or meetings are to each other; the uid of the batch that holds the decision.

    Parameters
    ----------
    store : Store
        Where both are.
    one, other : str
        Their uids. With `part-of`, `one` is part of `other`; with `became`, `one` is the old name of `other`.
    verdict : {"same", "different", "part-of", "became"}
        `same` keeps the one that is better known; ties of both count for it from now on.
    by : str
        Who decides.
    today, now : date, datetime
        When.
    since, until : date, optional
        From when to when one is part of the other; `since` is also the day of a renaming.

    Raises
    ------
    Unknown
        One of them is not in the store, or there is no such verdict.
    Refused
        They are one actor already, a chain would be circular or too deep, or the end comes before the beginning.
    """
    graph = Graph(store)
    noun = _noun_of(graph, one, other)
    if since and until and until < since:
        raise Refused("importing.ends-first", since=since, until=until)
    said: Properties = {"verdict": verdict, "date": today, "by": by}
    if verdict == "same":
        words = _same(graph, noun, one, other, said)
    elif verdict == "different":
        a, b = sorted((one, other))
        words = [(f"distinct_from-{noun}", (a, b), said)]
    elif verdict == "part-of" and noun == "actor":
        words = _part_of(graph, one, other, {"since": since, "until": until})
    elif verdict == "became" and noun == "actor":
        words = _became(graph, one, other, since)
    else:
        raise Unknown("importing.verdict-unknown", verdict=verdict)
    return edit(store, words, what=f"resolve:{verdict}", by=by, now=now)


def undo_decision(store: Store, one: str, other: str, *, by: str, now: dt.datetime) -> None:
    """Take back the last decision about a pair: it waits again.

    Raises
    ------
    Unknown
        Nobody has decided anything of them.
    """
    graph = Graph(store)
    edits = _decisions(graph, one, other)
    if not edits:
        raise Unknown("importing.undecided", one=one, other=other)
    undo(store, edits[-1], now=now)


def _decisions(graph: Graph, one: str, other: str) -> list[str]:
    """Batches that say what the two are to each other, or that make them the same by way of a third."""
    asked = [{one, other}]
    if (root := kept_one(graph, one)) == kept_one(graph, other):
        asked += [{one, root}, {other, root}]
    sources = [
        source
        for pair in asked
        for noun in DECISIONS
        for key, fact in graph.facts(noun).items()
        if {*key[:2]} == pair
        for source in fact.sources
    ]
    return [batch_of(source) for source in sources if is_edit(batch_of(source))]


def _noun_of(graph: Graph, one: str, other: str) -> str:
    """Whether the two are actors or meetings."""
    for noun in ("actor", "meeting"):
        missing = [uid for uid in (one, other) if (uid,) not in graph.facts(noun)]
        if not missing and one != other:
            return noun
        if len(missing) == 1 or one == other:
            raise Unknown("importing.fact-unknown", uid=missing[0] if missing else one)
    raise Unknown("importing.fact-unknown", uid=one)


def _same(graph: Graph, noun: str, one: str, other: str, said: Properties) -> list[Word]:
    """The less known points to the better known, and so does whatever pointed to it: one step leads to the kept one."""
    roots = {kept_one(graph, one), kept_one(graph, other)}
    if len(roots) == 1:
        raise Refused("importing.same-already", one=one, other=other)
    duplicate, kept = sorted(roots, key=lambda uid: (_weight(graph, noun, uid), uid))
    before = [key[0] for key in graph.facts(f"same_as-{noun}") if key[1] == duplicate]
    return [(f"same_as-{noun}", (uid, kept), said) for uid in (duplicate, *before)]


def _weight(graph: Graph, noun: str, uid: str) -> tuple[bool, int, int, int]:
    """How well known one is: to the day, then by duplicates that point to it, what is said of it, and by how many."""
    fact = graph.facts(noun)[uid,]
    pointed = sum(key[1] == uid for key in graph.facts(f"same_as-{noun}"))
    told = len({name for said in voices(noun, fact).values() for name in said})
    return fact.properties.get("precision") == "day", pointed, told, len(fact.sources)


def _part_of(graph: Graph, part: str, whole: str, period: Properties) -> list[Word]:
    if problem := Wholes(graph.facts("part_of")).problem(part, whole):
        raise Refused(f"importing.{problem}", one=part, other=whole)
    return [("part_of", (part, whole), {name: day for name, day in period.items() if day})]


def _became(graph: Graph, old: str, new: str, day: dt.date | None) -> list[Word]:
    """The old name leads to the new one; a name that leads back to itself would be nobody."""
    if Wholes(graph.facts("became")).circular(old, new):
        raise Refused("importing.became-circular", one=old, other=new)
    return [("became", (old, new), {"date": day} if day else {})]
