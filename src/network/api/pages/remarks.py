"""Remarks as a page shows them: filtered by the address alone, grouped, thirty groups a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Query

from network.importing import Similar, similar
from network.remarks import Remark
from network.sentences import Words

FACETS = ("severity", "code", "file", "sheet")
GROUPS = 30


@dataclass(frozen=True)
class Chosen:
    """Which remarks a reader asked for; empty: any."""

    severity: str = ""
    code: str = ""
    file: str = ""
    sheet: str = ""
    page: int = 1

    @property
    def query(self) -> dict[str, str]:
        return {name: value for name in FACETS if (value := getattr(self, name))}

    def keeps(self, remark: Remark, beside: str = "") -> bool:
        """Whether a remark is asked for, whatever is asked of the facet `beside`."""
        return all(getattr(remark, name) == value for name, value in self.query.items() if name != beside)


def _chosen(
    severity: str = "",
    code: str = "",
    file: str = "",
    sheet: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Chosen:
    return Chosen(severity, code, file, sheet, page)


ChosenDep = Annotated[Chosen, Depends(_chosen)]


@dataclass(frozen=True)
class Shown:
    """What a page shows: groups of remarks, how many remarks and pages there are, and what can be chosen."""

    groups: list[Similar]
    n: int
    total: int
    pages: int
    choices: dict[str, list[tuple[str, Words, int]]]


def shown(remarks: Sequence[Remark], chosen: Chosen) -> Shown:
    """The remarks that a reader asked for; each choice counts what it would show beside the others."""
    kept = [remark for remark in remarks if chosen.keeps(remark)]
    groups = similar(kept)
    first = GROUPS * (chosen.page - 1)
    choices = {name: _choices(remarks, chosen, name) for name in FACETS}
    return Shown(groups[first : first + GROUPS], len(kept), len(remarks), -(-len(groups) // GROUPS), choices)


def _choices(remarks: Sequence[Remark], chosen: Chosen, name: str) -> list[tuple[str, Words, int]]:
    examples: dict[str, Remark] = {}
    counts: Counter[str] = Counter()
    for remark in remarks:
        if chosen.keeps(remark, beside=name):
            counts[getattr(remark, name)] += 1
            examples.setdefault(getattr(remark, name), remark)
    told = [(value, _named(name, value, examples[value]), n) for value, n in counts.most_common() if value]
    return told if len(told) > 1 or getattr(chosen, name) else []


def _named(facet: str, value: str, example: Remark) -> Words:
    """A code in the words of its remark, without the value of any cell."""
    if facet != "code":
        return Words(value, value)
    plain = replace(example, value="…")
    return Words(plain.message("fr"), plain.message("en"))
