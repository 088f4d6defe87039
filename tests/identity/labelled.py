"""The labelled pairs, and what the importer answers to each: joined, asked or apart."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from network import vocabulary
from network.identity import check_identifier, extends
from network.importing.actors import Actors, Mention

FILE = Path(__file__).parent / "pairs.csv"


@dataclass(frozen=True)
class Labelled:
    """Two names with what is known of each, and what they are to each other: same, different or part-of.

    A territory written `~Flandre` is where the second was met; else it is the one that a directory gives.
    """

    held: bool
    one: str
    other: str
    verdict: str
    territories: tuple[str, str]
    ids: tuple[tuple[str, ...], tuple[str, ...]]


def labelled() -> list[Labelled]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [
            Labelled(
                row["set"] == "held",
                row["one"],
                row["other"],
                row["verdict"],
                (row["territory_one"], row["territory_other"]),
                (_ids(row["ids_one"]), _ids(row["ids_other"])),
            )
            for row in csv.DictReader(lines, delimiter=";")
        ]


def _ids(text: str) -> tuple[str, ...]:
    return tuple(str(check_identifier(*one.split(":"))) for one in text.split() if one)


def answer(pair: Labelled) -> str:
    """What the importer does with the second name when it knows the first: `joined`, `asked`, `part` or `apart`.

    `part`: it asks, and offers « part of » first, for one name says the whole of the other and more.
    """
    acronyms = vocabulary.acronyms()
    actors = Actors(acronyms)
    home, met = pair.territories
    actors.add("one", {"name": pair.one, "ids": list(pair.ids[0])}, home or None)
    where = {"near": met[1:]} if met.startswith("~") else {"home": met or None}
    mention = Mention(pair.other, pair.ids[1], **where)  # type: ignore[arg-type]
    if actors.find(mention):
        return "joined"
    actors.add("other", {"name": pair.other, "ids": list(pair.ids[1])}, mention.home, mention.near)
    if not actors.alike(actors.known["other"]):
        return "apart"
    says_more = extends(pair.one, pair.other, acronyms) or extends(pair.other, pair.one, acronyms)
    return "part" if says_more else "asked"


def table(pairs: Iterable[Labelled]) -> Counter[tuple[str, str]]:
    """How many pairs of each verdict got each answer."""
    return Counter((pair.verdict, answer(pair)) for pair in pairs)
