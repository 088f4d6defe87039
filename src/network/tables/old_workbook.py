"""Old .xls workbooks, read in a process of their own.

One wrong byte in such a file can make its reader ask for a hundred gigabytes and abort: here only this
process ends, not the service. The file is run by its path, alone: it must import nothing of the product.
"""

import pickle
import subprocess
import sys
from typing import Any

MEMORY = 2_000_000_000
SECONDS = 60
_PROTECTED = 3  # exit status of the process when the workbook wants a password


class Protected(Exception):
    """The workbook wants a password."""


def read_apart(content: bytes) -> list[dict[str, Any]] | None:
    """Sheets (name, hidden, merges, rows) of an old workbook; None when its reader did not survive."""
    try:
        done = subprocess.run([sys.executable, "-I", __file__], input=content, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode == _PROTECTED:
        raise Protected
    sheets: list[dict[str, Any]] | None = pickle.loads(done.stdout) if done.returncode == 0 else None
    return sheets


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where only the timeout bounds it
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _main() -> None:
    from io import BytesIO

    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    _limit_memory()
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    except PasswordError:
        sys.exit(_PROTECTED)
    sheets = []
    for rank, about in enumerate(workbook.sheets_metadata):
        sheet = workbook.get_sheet_by_index(rank)
        hidden = about.visible != SheetVisibleEnum.Visible
        rows = sheet.to_python(skip_empty_area=False)
        sheets.append({"name": about.name, "hidden": hidden, "merges": sheet.merged_cell_ranges, "rows": rows})
    sys.stdout.buffer.write(pickle.dumps(sheets))


if __name__ == "__main__":
    _main()
