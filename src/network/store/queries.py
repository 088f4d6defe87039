"""The files of `queries/`: named questions whose header is checked against their text."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from network.resources import folder

_WRITES = re.compile(r"\b(?:MERGE|CREATE|SET|DELETE|REMOVE)\b")


@dataclass(frozen=True)
class Query:
    """One question: what it asks in words, its parameters, its columns and its text."""

    name: str
    asks: str
    parameters: frozenset[str]
    columns: tuple[str, ...]
    text: str

    @property
    def writes(self) -> bool:
        return bool(_WRITES.search(self.text))

    @property
    def noun(self) -> str:
        return self.name.rpartition("/")[2]

    @property
    def room(self) -> str:
        return self.name.partition("/")[0]


@cache
def query(name: str) -> Query:
    """The question of that name: its path under `queries/`, without `.cypher`."""
    path = folder("queries") / f"{name}.cypher"
    if not path.is_file():
        raise KeyError(f"no query {name!r}: there is no file {path}")
    return parse(name, path.read_text("utf-8"))


def names(room: str = "") -> list[str]:
    """Names of all questions, or of those of one folder, in order."""
    top = folder("queries")
    return sorted(_name(path, top) for path in (top / room).rglob("*.cypher"))


def _name(path: Path, top: Path) -> str:
    return path.relative_to(top).with_suffix("").as_posix()


def parse(name: str, content: str) -> Query:
    r"""Read a query file; a header that does not say what the text does is refused with its place.

    Examples
    --------
    >>> parse("x/y", "// Who acts.\n// Parameters: $kind\n// Returns: uid\n"
    ...       "MATCH (n:Actor) WHERE n.kind = $kind RETURN n.uid AS uid ORDER BY uid").columns
    ('uid',)
    """
    lines = content.strip().splitlines()
    header = [line for line in lines if line.startswith("//")]
    text = "\n".join(line for line in lines if not line.startswith("//")).strip()
    asks, said = _header(header)
    query = Query(name, asks, frozenset(re.findall(r"\$(\w+)", said.get("Parameters", ""))), _listed(said), text)
    for trouble in _troubles(query, said):
        raise ValueError(f"queries/{name}.cypher: {trouble}")
    return query


def _header(lines: list[str]) -> tuple[str, dict[str, str]]:
    """The opening sentence, and what follows each `Word:`; an indented line goes on with the one before."""
    said: dict[str, str] = {}
    asks, last = "", ""
    for line in lines:
        entry = re.match(r"// (Parameters|Returns|Privacy): (.*)", line)
        if entry:
            last = entry[1]
            said[last] = entry[2]
        elif last and line.startswith("//   "):
            said[last] += " " + line.removeprefix("//").strip()
        else:
            asks = f"{asks} {line.removeprefix('//').strip()}".strip()
    return asks, said


def _listed(said: dict[str, str]) -> tuple[str, ...]:
    """Names of a `Returns:` line, what stands in brackets being explanation."""
    bare = re.sub(r"\([^()]*\)", "", said.get("Returns", ""))
    return tuple(part.split()[0] for part in bare.split(",") if part.strip())


def _troubles(query: Query, said: dict[str, str]) -> list[str]:
    used = set(re.findall(r"\$(\w+)", query.text))
    returned = (
        tuple(re.findall(r"\bAS `?(\w+)`?", query.text.rpartition("RETURN")[2])) if "RETURN" in query.text else ()
    )
    checks = {
        "the header has no sentence": not query.asks,
        "the header has no line `Parameters:`": "Parameters" not in said,
        "there is no statement": not query.text,
        f"parameters declared {sorted(query.parameters)}, used {sorted(used)}": used != query.parameters,
        f"columns declared {query.columns}, returned {returned}": returned != query.columns,
        "a question without ORDER BY": not query.writes and "ORDER BY" not in query.text,
    }
    return [trouble for trouble, there in checks.items() if there]
