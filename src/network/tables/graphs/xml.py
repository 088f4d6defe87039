"""XML of graph files from strangers, without entities, whatever their namespaces and versions."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from network.errors import UnreadableFile


def root_of(file: str, content: bytes) -> Element:
    """The root of the document; entities and whatever is broken refuse the file."""
    try:
        root: Element = fromstring(content)
    except (ParseError, ValueError, LookupError) as why:  # an entity is a ValueError, an odd encoding a LookupError
        raise UnreadableFile("tables.graph-damaged", file=file) from why
    return root


def name_of(element: Element) -> str:
    """Name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if name_of(child) == name)


def anywhere(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if isinstance(one.tag, str) and name_of(one) == name)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
