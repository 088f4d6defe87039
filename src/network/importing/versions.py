"""A file that comes again, corrected: the new version speaks in place of the former one, which is undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from network.forms import Reading
from network.importing.claims import Claim, Key
from network.importing.graph import Graph
from network.importing.provenance import batch_of, voices
from network.importing.spared import Spared, told
from network.importing.undoing import Undoing, said_by
from network.model import RELATIONSHIPS
from network.sentences import Language, Words, both

MOST = 0.5
"""Part of what the former file says that the new one must still say to be a version of it."""

Said = Mapping[str, Mapping[Key, Claim]]
Line = tuple[str, str]


@dataclass(frozen=True)
class Former:
    """The batch of which a file is a new version, and the day it was applied."""

    uid: str
    file: str
    day: str


@dataclass(frozen=True)
class Version:
    """What a new version of a file changes, in lines of the file, and the edited records that it leaves.

    `former`: the batch that it replaces, applied on `day`.
    """

    former: str
    file: str
    day: str
    changed: int
    added: int
    gone: int
    spared: tuple[Spared, ...] = ()

    @property
    def words(self) -> Words:
        counts = {"n": self.changed, "added": self.added, "gone": self.gone}
        return both("importing.version", file=self.file, day=self.day, **counts)

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "former": self.former,
            "changed": self.changed,
            "added": self.added,
            "gone": self.gone,
            "words": self.words.to(lang),
            "kept": [one.as_dict(lang) for one in self.spared],
        }


def former_of(reading: Reading, batch: str, said: Said, graph: Graph) -> Former | None:
    """The batch of which this file is a new version: same name, same form, and it still says most of it."""
    form = "+".join(reading.forms)
    for row in reversed(graph.batches()):
        alike = row["state"] == "applied" and row["uid"] != batch
        if alike and (row["file"], row["form"]) == (reading.file, form) and _says_most(row["uid"], said, graph):
            return Former(row["uid"], row["file"], row["time"][:10])
    return None


def superseding(former: Former, said: Said, graph: Graph) -> tuple[Version, Undoing]:
    """What a new version changes, and what becomes of the facts that it says no more."""
    undoing = Undoing.of(graph, former.uid, graph.reader, but=said)
    changed, added, gone = _lines(former.uid, said, graph)
    spared = tuple(told(undoing.spared, graph, graph.reader))
    return Version(former.uid, former.file, former.day, changed, added, gone, spared), undoing


def _says_most(former: str, said: Said, graph: Graph) -> bool:
    """Whether half of the former file's statements are there again; the names alone when it states nothing else."""
    before = {(noun, key) for noun, facts in graph.everything().items() for key, _ in said_by(facts, former)}
    stated = {one for one in before if one[0] in RELATIONSHIPS} or before
    again = sum(key in said.get(noun, {}) for noun, key in stated)
    return bool(stated) and again > MOST * len(stated)


def _lines(former: str, said: Said, graph: Graph) -> tuple[int, int, int]:
    """Lines changed, added and gone. A line that says other things than a line of the former file replaces it."""
    changed, old = set[Line](), set[Line]()
    fresh, lost = set[Line](), set[Line]()
    for noun in {*said, *graph.everything()}:
        claims = said.get(noun, {})
        known = {key: (fact, voices(noun, fact)[former]) for key, fact in said_by(graph.facts(noun), former)}
        for key, claim in claims.items():
            if key not in known:
                fresh.add((claim.sheet, str(claim.line)))
            elif known[key][1] != claim.properties:
                changed.add((claim.sheet, str(claim.line)))
                old.add(_place(known[key][0].sources, former))
        lost |= {_place(fact.sources, former) for key, (fact, _) in known.items() if key not in claims}
    fresh, lost = fresh - changed, lost - old
    replaced = min(len(fresh), len(lost))
    return len(changed) + replaced, len(fresh) - replaced, len(lost) - replaced


def _place(sources: Iterable[str], batch: str) -> Line:
    """Sheet and line of what a batch says first of a fact."""
    source = next(one for one in sources if batch_of(one) == batch)
    sheet, _, line = source.partition("|")[2].rpartition("|")
    return sheet, line
