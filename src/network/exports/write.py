"""Putting a document in a file, in the format asked for."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from network.errors import Refused
from network.exports.graphs import to_gexf, to_graphml
from network.exports.html import to_html
from network.exports.pages import to_pyvis
from network.exports.pictures import to_svg
from network.sentences import both
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
    path = Path(path)
    text = FORMATS[format](document)
    if not path.parent.is_dir():
        raise _cannot_write(path, "no-folder")
    if path.is_dir():
        raise _cannot_write(path, "is-folder")
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _cannot_write(path, "refused") from error
    return path


def _cannot_write(path: Path, reason: str) -> Refused:
    return Refused("views.folder", path=path, reason=both(f"views.reason-{reason}", folder=path.parent))
