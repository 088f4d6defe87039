"""How large a file may be: enough for a territory, small enough that a hostile file costs nothing."""

import time
from collections.abc import Callable

from network.errors import UnreadableFile

MEGABYTE = 1_000_000
MAX_BYTES = 10 * MEGABYTE
MAX_UNZIPPED = 200 * MEGABYTE
MAX_UNZIP_RATIO = 100
MAX_LINES = 50_000  # data lines of one file; title and header lines come on top
MAX_COLUMNS = 500
MAX_SHEETS = 200
MAX_FILES = 200  # of one call, a folder or a .zip
HEADER_LINES = 10
MOST_LINES = MAX_LINES + HEADER_LINES
MAX_SECONDS = 30
MAX_MEMORY = 2_000_000_000  # bytes that the reader of one workbook may take, in a process of its own


def check_size(file: str, content: bytes) -> None:
    if not content:
        raise UnreadableFile("tables.empty", file=file)
    if len(content) > MAX_BYTES:
        raise UnreadableFile(
            "tables.too-heavy", file=file, size=f"{len(content) / MEGABYTE:.1f}", limit=MAX_BYTES // MEGABYTE
        )


def clock(file: str) -> Callable[[], None]:
    """A function to call now and then while a file is read: it refuses the file once its time is over."""
    end = time.monotonic() + MAX_SECONDS

    def check() -> None:
        if time.monotonic() > end:
            raise UnreadableFile("tables.too-slow", file=file, limit=MAX_SECONDS)

    return check


def check_sheets(file: str, number: int) -> None:
    if number > MAX_SHEETS:
        raise UnreadableFile("tables.too-many-sheets", file=file, n=number, limit=MAX_SHEETS)


def check_area(file: str, sheet: str, lines: int, columns: int) -> None:
    if lines > MOST_LINES:
        raise UnreadableFile("tables.too-many-lines", file=file, sheet=sheet, n=lines, limit=MAX_LINES)
    if columns > MAX_COLUMNS:
        raise UnreadableFile("tables.too-many-columns", file=file, sheet=sheet, n=columns, limit=MAX_COLUMNS)
