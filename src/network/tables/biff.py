"""What is hidden in an old .xls workbook: its reader gives cells and merges, not this.

Two things are walked through: the sectors of the compound file up to the stream of the workbook, then its records.
A damaged file tells nothing here; its reader then says why it cannot be read.
"""

import struct
from collections.abc import Iterator

from network.tables.book import Layout
from network.tables.limits import MAX_COLUMNS

_BOUND_SHEET, _ROW, _COLUMNS, _BEGIN, _END = 0x0085, 0x0208, 0x007D, 0x0809, 0x000A
_FREE = 0xFFFFFFFA  # sector numbers from here on are marks
_STREAMS = ("Workbook", "Book")
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01


def read_layout(content: bytes) -> dict[int, Layout]:
    """Hidden lines and columns of each sheet of an .xls file, by its rank."""
    try:
        stream = _workbook(content)
        return {rank: _layout(stream, start) for rank, start in enumerate(_sheets(stream))}
    except (struct.error, IndexError):
        return {}


def _workbook(content: bytes) -> bytes:
    """The stream of the workbook, its sectors put end to end."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    per_sector = size // 4
    fat_sectors = [one for one in struct.unpack_from("<109I", content, 76) if one < _FREE]
    fat_sectors += _more_fat(content, size, struct.unpack_from("<I", content, 68)[0])
    fat = [one for sector in fat_sectors for one in struct.unpack_from(f"<{per_sector}I", content, (sector + 1) * size)]
    directory = b"".join(_chain(content, size, fat, struct.unpack_from("<I", content, 48)[0]))
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", errors="replace")
        if name in _STREAMS:
            return b"".join(_chain(content, size, fat, struct.unpack_from("<I", directory, at + 116)[0]))
    return b""


def _more_fat(content: bytes, size: int, sector: int) -> list[int]:
    """Sectors of the allocation table beyond the first 109, in a file of more than seven megabytes."""
    found: list[int] = []
    for _ in range(len(content) // size):
        if sector >= _FREE:
            break
        *numbers, sector = struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
        found += [one for one in numbers if one < _FREE]
    return found


def _chain(content: bytes, size: int, fat: list[int], sector: int) -> Iterator[bytes]:
    for _ in range(len(fat)):
        if sector >= _FREE:
            return
        yield content[(sector + 1) * size : (sector + 2) * size]
        sector = fat[sector]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> list[int]:
    """Where each sheet begins, in the order of their tabs."""
    starts = []
    for kind, data in _records(stream, 0):
        if kind == _END:
            break
        if kind == _BOUND_SHEET:
            starts.append(struct.unpack_from("<I", data)[0])
    return starts


def _layout(stream: bytes, start: int) -> Layout:
    lines: set[int] = set()
    columns: set[int] = set()
    depth = 0  # a chart inside a sheet begins and ends too
    for kind, data in _records(stream, start):
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            break
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
            lines.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", data)
            columns.update(range(first, min(last + 1, MAX_COLUMNS)))
    return Layout(hidden_lines=frozenset(lines), hidden_columns=frozenset(columns))
