"""National files as they stream: plain, .gz or the one table of a .zip; text is read byte for byte, never decoded."""

import csv
import gzip
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from network.errors import UnreadableFile
from network.tables.delimited import find_separator

BYTES_AS_TEXT = "latin-1"  # each byte is one letter: what is written back is what was read, whatever the encoding
MARK = "\u00ef\u00bb\u00bf"
"""The mark of UTF-8, read byte for byte."""

SAMPLE = 65_536
MAX_CELL = 1_000_000  # letters of one cell: a quotation mark that never closes must not take the whole memory
BROKEN = (OSError, EOFError, zipfile.BadZipFile, ValueError)


class Counted(io.RawIOBase):
    """Bytes of a file, counted and sealed while they pass."""

    def __init__(self, source: BinaryIO, told: Callable[[int], None]) -> None:
        self._source, self._told = source, told
        self.seal = hashlib.sha256()
        self.read_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        got = self._source.read(len(buffer))
        buffer[: len(got)] = got
        self.seal.update(got)
        self.read_bytes += len(got)
        self._told(self.read_bytes)
        return len(got)

    def rest(self) -> str:
        """Hash of the whole file: what was not read yet is read now."""
        while self.read(1 << 20):
            pass
        return self.seal.hexdigest()


@contextmanager
def opened(path: Path, told: Callable[[int], None]) -> Iterator[tuple[BinaryIO, Callable[[], str]]]:
    """The bytes of the table of a file, and what gives the hash of the file once they are read.

    Raises
    ------
    UnreadableFile
        Not there, damaged, or a .zip that does not hold exactly one table.
    """
    try:
        with path.open("rb") as source:
            counted = Counted(source, told)
            if zipfile.is_zipfile(source):
                source.seek(0)
                with zipfile.ZipFile(source) as archive, archive.open(_only_table(path, archive)) as member:
                    yield cast("BinaryIO", member), lambda: _seal_of(path)
                return
            source.seek(0)
            buffered = io.BufferedReader(counted, 1 << 20)
            if path.suffix == ".gz":
                with gzip.open(buffered) as unzipped:
                    yield cast("BinaryIO", unzipped), counted.rest
            else:
                yield buffered, counted.rest
    except BROKEN as why:
        raise UnreadableFile("registers.unreadable", file=path.name) from why


def _only_table(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    tables = [
        one
        for one in archive.infolist()
        if one.filename.lower().endswith((".csv", ".txt", ".json", ".jsonl", ".geojson"))
    ]
    if len(tables) != 1:
        raise UnreadableFile("registers.several", file=path.name, n=len(tables))
    return tables[0]


def _seal_of(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def text_of(source: BinaryIO) -> io.TextIOWrapper:
    """The bytes as letters, one for one; lines end as they are."""
    return io.TextIOWrapper(cast("IO[bytes]", source), encoding=BYTES_AS_TEXT, newline="")


def rows_of(file: str, head: str, text: io.TextIOWrapper) -> tuple[str, Iterator[list[str]]]:
    """Separator and lines of a delimited text whose beginning was read already.

    Raises
    ------
    UnreadableFile
        A cell that never ends.
    """
    separator = find_separator(head)
    csv.field_size_limit(MAX_CELL)

    def lines() -> Iterator[list[str]]:
        try:
            yield from csv.reader(_pieces(head, text), delimiter=separator)
        except csv.Error as why:
            raise UnreadableFile("tables.quotes", file=file) from why

    return separator, lines()


def _pieces(head: str, text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of a text whose beginning was read already."""
    *whole, last = list(io.StringIO(head, newline="")) or [""]
    yield from whole
    yield last + (text.readline() if not last.endswith("\n") else "")
    yield from text
