"""The nodes of a graph file as lines of a directory: their names kept apart, persons left out, what each is told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from network.forms.cells import parse
from network.forms.parsed import Setting
from network.forms.row import Notes
from network.identity import MASK, fold
from network.tables import Cell
from network.tables.graphs import Node
from network.vocabulary import code_of, field_of
from network.vocabulary.shelf import table

_RANK = re.compile(r"n?\d+")


def headers() -> Mapping[str, str]:
    """What our forms call what a graph tells: `nature`, `field`, `since`…"""
    own: Mapping[str, str] = table("graphs")["headers"]
    return own


@dataclass(frozen=True)
class Named:
    """A node under the name by which it is imported."""

    node: Node
    name: str

    @property
    def second(self) -> bool:
        return is_second(self.node)

    @property
    def identifier(self) -> str | None:
        """What another file may call it by: not its name again, nor the rank that a program gave it."""
        own = next((str(cell) for head, cell in self.node.attributes.items() if fold(head) == "uid"), self.node.id)
        return None if fold(own) == fold(self.name) or _RANK.fullmatch(own) else own


def is_second(node: Node) -> bool:
    """Whether a node is a meeting rather than an actor: by the file's two modes, or by what it is told to be."""
    words = table("graphs")
    told = {fold(head): fold(str(cell)) for head, cell in node.attributes.items()}
    typed = {told[head] for head in words["nodes"]["type"] if head in told}
    return node.second or bool(typed & set(words["second"]["types"])) or told.get("bipartite") == "1"


def named(nodes: Sequence[Node], notes: Notes, setting: Setting) -> dict[str, Named]:
    """Node → its name: two nodes of one label stay two, a person is none."""
    kept: dict[str, Named] = {}
    seen: set[tuple[str, bool]] = set()
    persons = 0
    for node in nodes:
        one = Named(node, "")
        name = _name(node, one.second, setting)
        if name is None:
            persons += 1
            continue
        if (fold(name), one.second) in seen:
            notes.add("graph-same-label", "warning", value=name, id=node.id)
            name = f"{name} ({node.id})"
        seen.add((fold(name), one.second))
        kept[node.id] = Named(node, name)
    if persons:
        notes.add("graph-persons", "warning", value=MASK, n=persons)
    return kept


def _name(node: Node, second: bool, setting: Setting) -> str | None:
    words = table("graphs")["nodes"]["label"]
    by_head = {fold(head): str(cell) for head, cell in node.attributes.items()}
    told = node.label or next((by_head[word] for word in words if by_head.get(word)), None) or node.id
    value = parse(told, "text" if second else "name", "name", setting).value
    return str(value) if value else None


def said_of(named: Named) -> Iterator[tuple[str, Cell]]:
    """Header and cell of what a node is told, without its name and how it is drawn.

    A type is a nature of actor, else a field, else kept under its own header; the precise field of our own files
    is the field.
    """
    words, own = table("graphs"), headers()
    aside = {"uid", *words["nodes"]["label"], *words["drawing"]["words"]}
    heads = {fold(head) for head in named.node.attributes}
    for head, cell in named.node.attributes.items():
        folded = fold(head)
        if folded in aside or cell is None or cell == "":
            continue
        if folded in words["nodes"]["type"]:
            yield from _typed(head, str(cell))
        elif folded == "extended" and field_of(str(cell)):
            yield own["field"], cell
        elif folded == "field" and "extended" in heads:
            yield "core", cell
        elif folded in words["nodes"]["territory"]:
            yield own["territory"], cell
            yield head, cell  # kept as written: the territory may not be known here
        elif folded in words["edges"]["since"]:
            yield own["since"], cell
        elif folded in words["edges"]["until"]:
            yield own["until"], cell
        else:
            yield head, cell


def _typed(head: str, text: str) -> Iterator[tuple[str, Cell]]:
    if code_of("actor-kind", text):
        yield headers()["nature"], text
    elif field_of(text):
        yield headers()["field"], text
    else:
        yield f"{head} (graphe)", text
