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
from network.study import Network
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


WITH_TIES: Mapping[str, Callable[[ViewDocument, Network | None], str]] = {"gexf": to_gexf, "graphml": to_graphml}
"""Formats that can hold the kind and the exact weight of each tie, which a drawing does not show."""


def write(document: ViewDocument, path: str | Path, format: str = "html", network: Network | None = None) -> Path:
    """Write the document to `path`, with the ties of its network where the format holds more than a drawing.

    Raises
    ------
    Refused
        No such format, no such folder, or the system refuses: nothing is left half-written.
    """
    if format not in FORMATS:
        raise Refused("views.format", value=format, formats=", ".join(FORMATS))
    told = WITH_TIES[format](document, network) if format in WITH_TIES else FORMATS[format](document)
    return whole_file(path, told)
