"""UCINET DL: matrices, edge and node lists, of one or two modes, with labels beside or inside the data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from network.tables.graphs.graph import Edge, Graph, Node, completed, number, symmetric

_WORD = re.compile(r'"([^"]*)"|([^\s,"]+)')
_SETTING = re.compile(r"\b(nr|nc|nm|n|format)\s*=?\s*([\w-]+)", re.IGNORECASE)
_PART = re.compile(
    r"^\s*((?:row\s+|column\s+|col\s+|matrix\s+|level\s+)?labels?)\s*(embedded)?\s*[:=]?\s*(.*)$|^\s*data\s*:?\s*(.*)$",
    re.IGNORECASE,
)
_ROWS, _COLUMNS, _MATRICES = "row", "column", "matrix"


@dataclass
class _Dl:
    """A file as its parts tell it."""

    settings: dict[str, str] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    embedded: bool = False
    data: list[str] = field(default_factory=list)

    @property
    def two_mode(self) -> bool:
        return "nr" in self.settings or "nc" in self.settings or self.format.endswith("2")

    @property
    def format(self) -> str:
        return self.settings.get("format", "fullmatrix").lower()

    def count(self, name: str) -> int:
        told = self.settings.get(name) or self.settings.get("n") or "0"
        return int(told) if told.isdigit() else 0


def read_dl(text: str) -> Graph:
    """The graph of a DL file: a format that is not known gives no edge, and is counted as left."""
    told = _parts(text)
    nodes: dict[str, Node] = {}
    for label in told.labels.get(_ROWS, []):
        nodes[label] = Node(label, label)
    for label in told.labels.get(_COLUMNS, []):
        nodes[_second(label, nodes)] = Node(_second(label, nodes), label, second=True)
    reading = {"edgelist": _edge_list, "edgearray": _edge_list, "nodelist": _node_list}.get(told.format.rstrip("12b"))
    if reading is None and told.format not in ("fullmatrix", "fm", "lowerhalf", "upperhalf"):
        return completed(nodes, [], {"graph-dl-format": 1})
    edges = list(reading(told, nodes) if reading else _matrices(told, nodes))
    return completed(nodes, symmetric(edges))


def _second(label: str, nodes: Mapping[str, Node]) -> str:
    """What a column is known by: its label, unless a row is called so too."""
    return f"{label} [2]" if label in nodes and not nodes[label].second else label


def _parts(text: str) -> _Dl:
    """Settings, labels and data, wherever lines break."""
    told, part = _Dl(), "settings"
    for line in text.splitlines():
        found = _PART.match(line)
        if found and not (part == "data" and told.data):
            part = "data" if found[4] is not None else _sort(found[1])
            told.embedded |= bool(found[2])
            rest = found[4] if found[4] is not None else found[3]
            line = rest or ""
        if part == "settings":
            told.settings |= {name.lower(): value for name, value in _SETTING.findall(line)}
        elif part == "data":
            told.data += [line] if line.strip() else []
        else:
            told.labels.setdefault(part, []).extend(_words(line))
    if not told.two_mode and _COLUMNS in told.labels:  # the same names, said for rows and for columns
        told.labels.setdefault(_ROWS, told.labels[_COLUMNS])
        del told.labels[_COLUMNS]
    return told


def _sort(words: str) -> str:
    first = words.lower().split()[0]
    return {"column": _COLUMNS, "col": _COLUMNS, "matrix": _MATRICES, "level": _MATRICES}.get(first, _ROWS)


def _words(line: str) -> list[str]:
    return [quoted or bare for quoted, bare in _WORD.findall(line)]


def _name(word: str, told: _Dl, mode: str, nodes: dict[str, Node]) -> str:
    """The node that a word of the data means: a label, or a number among the labels."""
    labels = told.labels.get(mode, [])
    label = labels[int(word) - 1] if not told.embedded and word.isdigit() and int(word) <= len(labels) else word
    second = mode == _COLUMNS
    node = _second(label, nodes) if second else label
    nodes.setdefault(node, Node(node, label, second=second))
    return node


def _edge_list(told: _Dl, nodes: dict[str, Node]) -> Iterator[Edge]:
    """A line an edge: two ends and, where there is one, its weight; a line « ! » begins the next relation."""
    matrix = 0
    for line in told.data:
        words = _words(line)
        if words == ["!"]:
            matrix += 1
        elif len(words) > 1:
            ends = _ends(words[0], words[1], told, nodes)
            weight = number(words[2]) if len(words) > 2 else None
            yield Edge(*ends, not told.two_mode, weight, _relation(told, matrix))


def _node_list(told: _Dl, nodes: dict[str, Node]) -> Iterator[Edge]:
    """A line a node: those it is tied to follow it."""
    for line in told.data:
        source, *targets = _words(line) or [""]
        if source and not targets:
            _name(source, told, _ROWS, nodes)
        for target in targets:
            yield Edge(*_ends(source, target, told, nodes), not told.two_mode, None, _relation(told, 0))


def _ends(source: str, target: str, told: _Dl, nodes: dict[str, Node]) -> tuple[str, str]:
    mode = _COLUMNS if told.two_mode else _ROWS
    return _name(source, told, _ROWS, nodes), _name(target, told, mode, nodes)


def _matrices(told: _Dl, nodes: dict[str, Node]) -> Iterator[Edge]:
    """Numbers row by row, however the lines break; several matrices follow each other."""
    if told.embedded:
        yield from _embedded(told, nodes)
        return
    rows, columns = told.count("nr"), told.count("nc") if told.two_mode else told.count("n")
    row_names = _names(told, _ROWS, rows, nodes)
    column_names = _names(told, _COLUMNS, columns, nodes) if told.two_mode else row_names
    cells = [number(word) for line in told.data for word in _words(line)]
    triangle = told.format if told.format in ("lowerhalf", "upperhalf") else ""
    at, matrix = 0, 0
    while at < len(cells) and rows and columns:
        for row in range(rows):
            span = range(row + 1) if triangle == "lowerhalf" else range(row, columns) if triangle else range(columns)
            for column in span:
                weight = cells[at] if at < len(cells) else None
                at += 1
                if weight:
                    ends = (row_names[row], column_names[column])
                    yield Edge(*ends, not (told.two_mode or triangle), weight, _relation(told, matrix))
        matrix += 1


def _embedded(told: _Dl, nodes: dict[str, Node]) -> Iterator[Edge]:
    """The first line names the columns, each other line begins with the name of its row."""
    header, *lines = [_words(line) for line in told.data] or [[]]
    columns = [_name(word, told, _COLUMNS if told.two_mode else _ROWS, nodes) for word in header]
    for row, *cells in lines:
        source = _name(row, told, _ROWS, nodes)
        for target, word in zip(columns, cells, strict=False):
            if weight := number(word):
                yield Edge(source, target, not told.two_mode, weight, _relation(told, 0))


def _names(told: _Dl, mode: str, count: int, nodes: dict[str, Node]) -> list[str]:
    """Identifiers of the rows or the columns; a number stands for the label that is missing."""
    labels = told.labels.get(mode, [])
    words = [labels[at] if at < len(labels) else str(at + 1) for at in range(count)]
    second = mode == _COLUMNS
    names = [_second(word, nodes) if second else word for word in words]
    for name, word in zip(names, words, strict=True):
        nodes.setdefault(name, Node(name, word, second=second))
    return names


def _relation(told: _Dl, matrix: int) -> str | None:
    labels = told.labels.get(_MATRICES, [])
    return labels[matrix] if matrix < len(labels) else None
