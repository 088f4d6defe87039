"""Zipped workbooks from strangers: whatever is broken inside is one sentence, never a traceback."""

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
