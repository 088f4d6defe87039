"""Pajek .net: vertices of one or two modes; arcs and edges one by one, as lists, as a matrix; several relations."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from network.tables.book import Cell, as_cell
from network.tables.graphs.graph import Edge, Graph, Node, completed, number, symmetric
from network.vocabulary.shelf import table

_WORDS = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_SECTION = re.compile(r"^\*(\w+)\s*(?::\s*(\d+))?\s*(.*)$")


def read_pajek(text: str) -> Graph:
    """The graph of the network of a .net (or the first of a .paj)."""
    reader = _Reader()
    for line in text.splitlines():
        if line.strip() and not line.startswith(("%", "/*")):
            if reader.ended:
                break
            reader.read(line.strip())
    edges = symmetric(reader.edges) if reader.matrix else reader.edges
    names = _names(reader.nodes)
    nodes = {names[at]: replace(node, id=names[at]) for at, node in reader.nodes.items()}
    return completed(nodes, [replace(one, source=names[one.source], target=names[one.target]) for one in edges])


def _names(nodes: Mapping[str, Node]) -> dict[str, str]:
    """Vertex → what it is known by: its label; its rank too, where it has none or another has the same."""
    labels = Counter(node.label for node in nodes.values())
    return {at: str(node.label) if node.label and labels[node.label] == 1 else at for at, node in nodes.items()}


@dataclass
class _Reader:
    """Where a file is being read, section after section."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    relations: dict[str, str] = field(default_factory=dict)
    ended: bool = False
    matrix: bool = False
    _first: int = 0  # vertices of the first mode; 0: one mode
    _count: int = 0
    _section: str = ""
    _relation: str | None = None
    _row: int = 0

    def read(self, line: str) -> None:
        if section := _SECTION.match(line):
            self._open(section[1].lower(), section[2], section[3].strip())
        elif reading := self._sections().get(self._section):
            reading(line)

    def _sections(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "vertices": self._vertex,
            "arcs": lambda line: self._one(line, directed=True),
            "edges": lambda line: self._one(line, directed=False),
            "arcslist": lambda line: self._list(line, directed=True),
            "edgeslist": lambda line: self._list(line, directed=False),
            "matrix": self._matrix,
        }

    def _open(self, name: str, relation: str | None, rest: str) -> None:
        if name in ("partition", "vector", "permutation", "cluster") or (
            name in ("network", "vertices") and self._section
        ):
            self.ended = self.ended or name != "vertices" or bool(self.nodes)
        self._section, self._row = name, 0
        if name == "vertices":
            counts = [int(word) for word in rest.split() if word.isdigit()]
            self._count, self._first = (*counts, 0, 0)[:2]
            self.nodes = {str(at): Node(str(at), second=self._is_second(at)) for at in range(1, self._count + 1)}
        else:
            named = " ".join(_words(rest))
            if relation and named:
                self.relations[relation] = named
            self._relation = self.relations.get(relation, relation) if relation else named or None

    def _is_second(self, vertex: int) -> bool:
        return bool(self._first) and vertex > self._first

    def _vertex(self, line: str) -> None:
        words = list(_words(line))
        number_, label = words[0], words[1] if len(words) > 1 else None
        if number_ in self.nodes:
            self.nodes[number_] = Node(number_, label, _said(words[2:]), self._is_second(int(number_)))

    def _one(self, line: str, *, directed: bool) -> None:
        words = list(_words(line))
        if len(words) < 2 or words[0] not in self.nodes or words[1] not in self.nodes:
            return
        weight = number(words[2]) if len(words) > 2 else None
        said = _said(words[2 if weight is None else 3 :])
        kind = self._relation or str(said.pop("l", "")) or None
        self.edges.append(Edge(words[0], words[1], self._directed(directed), weight, kind, attributes=said))

    def _list(self, line: str, *, directed: bool) -> None:
        source, *targets = _words(line)
        for target in targets:
            if source.lstrip("-") in self.nodes and target.lstrip("-") in self.nodes:
                ends = (source.lstrip("-"), target.lstrip("-"))
                weight = -1.0 if "-" in target else None
                self.edges.append(Edge(*ends, self._directed(directed), weight, self._relation))

    def _matrix(self, line: str) -> None:
        """One row a vertex of the first mode; columns are the second mode where there is one."""
        self._row, self.matrix = self._row + 1, True
        for at, word in enumerate(_words(line), start=1):
            weight = number(word)
            if weight:
                target = str(at + self._first)
                self.edges.append(Edge(str(self._row), target, self._directed(True), weight, self._relation))

    def _directed(self, directed: bool) -> bool:
        return directed and not self._first  # an actor and a meeting have no direction


def _words(line: str) -> Iterator[str]:
    for quoted, bare in _WORDS.findall(line):
        yield bare or quoted.replace('\\"', '"')


def _said(words: Sequence[str]) -> dict[str, Cell]:
    """What follows the name of a vertex or the ends of a line: pairs of a parameter and its value.

    Numbers and a shape may come first; `l` is the label of a line; how things are drawn is left.
    """
    drawing = table("graphs")["drawing"]
    told = [word for word in words if not word.startswith("[")]  # « [1-5] » is when it exists, in steps of its own
    while told and (number(told[0]) is not None or told[0] in drawing["shapes"]):
        told = told[1:]
    pairs = dict(zip(told[::2], told[1::2], strict=False))
    return {name: as_cell(value) for name, value in pairs.items() if name not in drawing["parameters"]}
