"""Records of a national JSON file that are in some communes, written as they were."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from network.identity import fold
from network.identity.areas import commune_of
from network.prefilter.places import Wanted
from network.prefilter.trees import Pieces
from network.vocabulary.shelf import table

DEPTH = 4  # an address is never deeper in a record


def copy_records(file: str, head: str, text: io.TextIOBase, draft: io.TextIOBase, asked: Wanted) -> tuple[int, int]:
    """Write the records that are asked for, in the lists that held them; how many, of how many.

    A record that tells no commune (a group, a plain value of the file) is kept: it says something of the others.
    """
    kept = total = 0
    lists = _Lists(draft)
    for name, raw, record in Pieces(file, text, head).records():
        if name is not None and not isinstance(record, dict):
            lists.value(name, raw)
            continue
        total += 1
        commune = commune_in(record) if isinstance(record, dict) else None
        if commune is None or asked.holds(commune):
            lists.record(name, raw)
            kept += 1
    lists.close()
    return kept, total


@dataclass
class _Lists:
    """The lists of an extract while they are written: one alone, or several by name inside an object."""

    draft: io.TextIOBase
    named: bool = False  # an object was opened
    inside: str | None = None  # name of the list that is open in it
    alone: bool = False  # the one list was opened

    def record(self, name: str | None, raw: str) -> None:
        """One more record of a list, which is opened when another one was."""
        if name is None:
            self.draft.write(",\n" if self.alone else "[\n")
            self.alone = True
        elif self.inside == name:
            self.draft.write(",\n")
        else:
            self._key(name)
            self.draft.write("[\n")
            self.inside = name
        self.draft.write(raw)

    def value(self, name: str, raw: str) -> None:
        """A plain value of the file."""
        self._key(name)
        self.draft.write(raw)

    def close(self) -> None:
        """Close what is open; a file without any record kept is an empty list."""
        if self.named:
            self.draft.write("]}\n" if self.inside else "}\n")
        else:
            self.draft.write("]\n" if self.alone else "[]\n")

    def _key(self, name: str) -> None:
        ended, before = "]" if self.inside else "", ",\n" if self.named else "{\n"
        self.draft.write(f'{ended}{before}"{name}": ')
        self.named, self.inside = True, None


def commune_in(record: Mapping[str, Any]) -> str | None:
    """INSEE code of the commune of a record, wherever it is written in it.

    Examples
    --------
    >>> commune_in({"adresse": [{"cogCommune": "75119"}]}), commune_in({"code_postal": "75012"}), commune_in({"n": 1})
    ('75119', '75112', None)
    """
    cells: dict[str, str] = {}
    for key, value in _plain(record, DEPTH):
        for kind, known in _names().items():
            if fold(key) in known:
                cells.setdefault(kind, str(value).strip())
    iris = cells.get("iris")
    insee = cells.get("insee") or (iris.replace("_", "")[:5] if iris else None)
    return commune_of(insee.zfill(5) if insee else None, cells.get("postcode"))


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """Folded names of the columns that tell a commune, by what they hold."""
    return {kind: frozenset(map(fold, told)) for kind, told in table("communes").items()}


def _plain(value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Names and plain values of a record, those of the outside first."""
    if not depth:
        return
    pairs = value.items() if isinstance(value, dict) else ()
    yield from ((key, one) for key, one in pairs if isinstance(one, str | int | float) and one != "")
    inside = [one for _, one in pairs] if isinstance(value, dict) else value if isinstance(value, list) else []
    for one in inside:
        if isinstance(one, dict | list):
            yield from _plain(one, depth - 1 if isinstance(one, dict) else depth)
