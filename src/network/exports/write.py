"""Putting a document in a file, in the format asked for."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from network.errors import Refused
from network.exports.graphs import to_gexf, to_graphml
from network.exports.html import to_html
from network.exports.pages import to_pyvis
from network.exports.pictures import to_svg
from network.exports.whole import whole_file
from network.views import ViewDocument


def to_json(document: ViewDocument) -> str:
    """The document itself, one value a line of its columns."""
    return json.dumps(document.as_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


FORMATS: Mapping[str, Callable[[ViewDocument], str]] = {
    "html": to_html,
    "pyvis": to_pyvis,
    "svg": to_svg,
    "gexf": to_gexf,
    "graphml": to_graphml,
    "json": to_json,
}


def write(document: ViewDocument, path: str | Path, format: str = "html") -> Path:
    """Write the document to `path`; gives the path.

    Raises
    ------
    Refused
        No such format, no such folder, or the system refuses: nothing is left half-written.
    """
    if format not in FORMATS:
        raise Refused("views.format", value=format, formats=", ".join(FORMATS))
    return whole_file(path, FORMATS[format](document))
