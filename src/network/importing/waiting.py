"""Pairs that may be one and wait for a person: those nobody has decided yet, the most alike first."""

from collections.abc import Iterable, Mapping

from network.importing.actors import Actors
from network.importing.claims import Key
from network.importing.graph import Graph
from network.importing.likeness import Pair
from network.importing.meetings import Meetings

DECISIONS = (
    *("same_as-actor", "distinct_from-actor", "same_as-meeting", "distinct_from-meeting"),
    *("part_of", "run_by", "became"),
)
"""Relationships that answer the question, whichever way round they point."""


def undecided(pairs: Iterable[Pair], graph: Graph, planned: Mapping[str, Iterable[Key]] | None = None) -> list[Pair]:
    """The pairs that wait: neither side is already another's duplicate, and no one has said what they are.

    `planned`: relationships that are as good as there, which may say it too.
    """
    said = ((*graph.facts(noun), *(planned or {}).get(noun, ())) for noun in DECISIONS)
    decided = {frozenset(key[:2]) for keys in said for key in keys}
    duplicates = {key[0] for noun in ("same_as-actor", "same_as-meeting") for key in graph.facts(noun)}
    waiting = {pair for pair in pairs if frozenset(pair.uids) not in decided and not duplicates & {*pair.uids}}
    return sorted(waiting, key=lambda pair: (-pair.score, pair.names, pair.uids))


def all_waiting(graph: Graph, actors: Actors, meetings: Meetings) -> list[Pair]:
    """Every pair of the store that waits."""
    return undecided([*actors.all_alike(), *meetings.pairs()], graph)


def kept_one(graph: Graph, uid: str) -> str:
    """The one that a duplicate stands for."""
    steps = {key[0]: key[1] for noun in ("same_as-actor", "same_as-meeting") for key in graph.facts(noun)}
    seen = {uid}
    while uid in steps and steps[uid] not in seen:
        uid = steps[uid]
        seen.add(uid)
    return uid
