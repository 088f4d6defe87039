"""What became of one file: refused, tried or applied, with one plain sentence and everything to check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from network.errors import NetworkError
from network.importing.likeness import Pair
from network.importing.versions import Version
from network.remarks import Remark
from network.sentences import Language, Words, both

NOUNS: Mapping[str, str] = {
    "territory": "territories",
    "actor": "actors",
    "indicator": "indicators",
    "place": "places",
    "need": "needs",
    "mission": "missions",
    "meeting": "meetings",
    "wave": "waves",
    "statement": "statements",
    "attended": "presences",
    "member_of": "memberships",
    "carries": "carries",
    "tie": "ties",
    "knows": "knows",
    "asked": "asked",
}
"""Nouns that a person counts, by the name of their table; the others are circumstances of these."""

CIRCUMSTANCES = frozenset({"territories", "places", "needs", "waves"})
"""Tables that the sentence only speaks of when the file changes them."""


OF_THE_FILE = ("rows", "rejected", "waiting", "without_field", "guessed", "sheets_ignored", "dates_unreadable")
"""Counts that every file has, zero included."""


@dataclass(frozen=True)
class Outcome:
    """One file of an import. `batch` is there once it is applied; `pairs` wait for a person.

    `plan` seals what would be written: given back to `import_files` as `shown`, nothing else is. `newcomers` are the
    names of the actors that nobody knew, in order. `version`: what changes when the file is a new version of one
    that is known. `encoding` is that of a text file, as it was found or chosen.
    """

    file: str
    forms: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    sentence: Words = field(default_factory=lambda: Words("", ""))
    remarks: Sequence[Remark] = ()
    pairs: Sequence[Pair] = ()
    refused: NetworkError | None = None
    batch: str | None = None
    plan: str = ""
    newcomers: Sequence[str] = ()
    version: Version | None = None
    encoding: str | None = None

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "file": self.file,
            "forms": list(self.forms),
            "counts": dict(self.counts),
            "sentence": self.sentence.to(lang),
            "remarks": [remark.as_dict(lang) for remark in self.remarks],
            "pairs": [pair.as_dict() for pair in self.pairs],
            "refused": {"message": self.refused.message(lang), "remedy": self.refused.remedy(lang)}
            if self.refused
            else None,
            "batch": self.batch,
            "newcomers": list(self.newcomers),
            "version": self.version.as_dict(lang) if self.version else None,
            "encoding": self.encoding,
        }


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by table, without what is zero for the nouns that the file does not speak of.

    Examples
    --------
    >>> told = counted({"rows": 2, "actor_new": 1, "actor_matched": 1})
    >>> told["rows"], told["rejected"], told["actors_new"], told["actors_updated"], "ties_new" in told
    (2, 0, 1, 0, False)
    """
    told = {name: counts.get(name, 0) for name in OF_THE_FILE}
    for noun, table in NOUNS.items():
        states = {state: counts.get(f"{noun}_{state}", 0) for state in ("new", "updated", "matched")}
        if any(states.values()):
            told |= {f"{table}_{state}": n for state, n in states.items()}
    return told


def sentence(counts: Mapping[str, int], *, applied: bool) -> Words:
    """The file in one sentence: what is new, what is completed, what is known, what waits.

    Examples
    --------
    >>> sentence({"rows": 3, "rejected": 0, "waiting": 1, "actors_new": 2, "actors_matched": 1}, applied=False).fr
    "Ce fichier apporterait : 3 acteurs, dont 2 nouveaux ; 1 paire à départager. Rien n'est encore écrit."
    """
    parts = [_part(table, counts) for table in NOUNS.values()]
    parts += [
        both(f"importing.{name}", n=counts.get(name, 0)) if counts.get(name) else None
        for name in ("waiting", "rejected", "without_field", "guessed")
    ]
    said = [part for part in parts if part]
    if not said:
        return both("importing.nothing")
    listed = Words("; ".join(part.fr for part in said), "; ".join(part.en for part in said))
    return both(
        "importing.applied" if applied else "importing.tried", what=Words(listed.fr.replace("; ", " ; "), listed.en)
    )


def _part(table: str, counts: Mapping[str, int]) -> Words | None:
    new, updated, matched = (counts.get(f"{table}_{state}", 0) for state in ("new", "updated", "matched"))
    n = new + updated + matched
    if not n or (table in CIRCUMSTANCES and not new + updated):
        return None
    state = "all" if new == n else "some" if new else "none"
    part = both(f"importing.{table}-{state}", n=n, new=new)
    if not updated:
        return part
    more = both("importing.updated", n=updated)
    return Words(f"{part.fr}, {more.fr}", f"{part.en}, {more.en}")
