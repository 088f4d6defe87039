"""Records of a national JSON file that are in some communes, written as they were."""

import io
from collections.abc import Iterator, Mapping
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
    lists: dict[str | None, int] = {}
    open_list: str | None = None
    named = False
    for name, raw, record in Pieces(file, text, head).records():
        plain = not isinstance(record, dict)
        total += not plain
        told = None if plain else commune_in(record)
        if told is not None and not asked.holds(told):
            continue
        if name is None:
            draft.write("[\n" if not lists else ",\n")
        elif not plain and name == open_list:
            draft.write(",\n")
        else:
            draft.write(("]" if open_list is not None else "") + (",\n" if named else "{\n") + f'"{name}": ')
            draft.write("" if plain else "[\n")
            open_list, named = (None if plain else name), True
        draft.write(raw)
        lists[name] = lists.get(name, 0) + 1
        kept += not plain
    draft.write("]}\n" if open_list is not None else "}\n" if named else "]\n" if lists else "[]\n")
    return kept, total


def commune_in(record: Mapping[str, Any]) -> str | None:
    """INSEE code of the commune of a record, wherever it is written in it.

    Examples
    --------
    >>> commune_in({"adresse": [{"cogCommune": "75119"}]}), commune_in({"code_postal": "75012"}), commune_in({"n": 1})
    ('75119', '75112', None)
    """
    names = {kind: frozenset(fold(name) for name in told) for kind, told in table("communes").items()}
    cells: dict[str, str] = {}
    for key, value in _plain(record, DEPTH):
        for kind, known in names.items():
            if fold(key) in known:
                cells.setdefault(kind, str(value).strip())
    iris = cells.get("iris")
    insee = cells.get("insee") or (iris.replace("_", "")[:5] if iris else None)
    return commune_of(insee.zfill(5) if insee else None, cells.get("postcode"))


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
