"""Zipped workbooks from strangers: whatever is broken inside is one sentence, never a traceback."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import ParseError

from network.errors import UnreadableFile

# What damaged archives and XML were seen to raise; ValueError covers bad offsets, bad UTF-8 and forbidden XML.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    KeyError,
    ValueError,
    ParseError,
)


@contextmanager
def opened(file: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook; anything broken in it refuses the file."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive
    except BROKEN as why:
        raise UnreadableFile("tables.damaged", file=file) from why


_PROLOG = 4096
_XML = (".xml", ".rels", ".vml")
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_prologs(file: str, archive: zipfile.ZipFile) -> None:
    """Refuse XML that declares a document type or entities: no program that writes workbooks does.

    Whatever reads the parts afterwards expands none; this says it before anything is parsed.
    """
    for part in archive.infolist():
        if part.filename.lower().endswith(_XML):
            with archive.open(part) as stream:
                head = stream.read(_PROLOG)
            if _DECLARATIONS.search(head.replace(b"\0", b"")):
                raise UnreadableFile("tables.entities", file=file)


def unzipped_size(content: bytes) -> int:
    """Bytes that the parts of an archive say they take, once it was found to be one."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(part.file_size for part in archive.infolist())
