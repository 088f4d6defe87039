"""Which files each tool takes, and how they are written: alone, in a folder, or as one parcel."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from network.errors import Refused
from network.exports.interchange import books, dl, gephi, pajek
from network.exports.whole import whole_file, whole_folder
from network.tables.graphs import Graph
from network.tables.parcels import README

GRAPH_FORMATS: Mapping[str, Callable[[Graph, Sequence[str]], dict[str, bytes]]] = {
    "gephi": lambda graph, about: gephi.files(graph),
    "kumu": lambda graph, about: books.kumu(graph),
    "nodexl": lambda graph, about: books.nodexl(graph),
    "pajek": pajek.files,
    "dl": lambda graph, about: dl.files(graph),
}
"""Format → the files that the tool takes, the network first."""


ALONE: Mapping[str, Callable[[Graph], bytes]] = {"dl": dl.alone}
"""Formats whose one file, asked for alone, holds what the files of the folder share out."""


def graph_files(graph: Graph, format: str, about: Sequence[str]) -> dict[str, bytes]:
    """The files of a format by name, with a text that says what they are where there are several.

    Raises
    ------
    Refused
        There is no such format.
    """
    if format not in GRAPH_FORMATS:
        raise Refused("views.format", value=format, formats=", ".join(GRAPH_FORMATS))
    made = GRAPH_FORMATS[format](graph, about)
    return made if len(made) == 1 else made | {README: "\n".join([*filter(None, about), ""]).encode("utf-8")}


def write_graph(graph: Graph, path: str | Path, format: str, about: Sequence[str] = ()) -> Path:
    """Write the files of a format: into a folder, or only the network when `path` ends as it does; gives the path.

    Raises
    ------
    Refused
        No such format, no such folder, or the system refuses: no file is left half-written.
    """
    path, made = Path(path), graph_files(graph, format, about)
    name, network = next(iter(made.items()))
    if len(made) == 1 or (path.suffix and path.suffix == Path(name).suffix and not path.is_dir()):
        return whole_file(path, ALONE[format](graph) if format in ALONE else network)
    whole_folder(path)
    for name, content in made.items():
        whole_file(path / name, content)
    return path


def parcel(files: Mapping[str, bytes]) -> bytes:
    """Several files as one .zip, always the same bytes for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
