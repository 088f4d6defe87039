"""Workbooks read in a process of their own, with a limit of memory and of time.

One wrong byte in an old .xls can make its reader ask for a hundred gigabytes and abort; one long text that half a
million cells share is half a million copies; and a reader that cannot be interrupted would stop the pages of
everybody. Here only this process ends. The file is run by its path, alone: it must import nothing of the product.
"""

import pickle
import subprocess
import sys
from typing import Any, Literal

_PROTECTED, _DAMAGED, _TOO_LARGE = 3, 4, 5  # exit statuses of the process

Failure = Literal["password", "damaged", "bomb", "too-slow"]


def read_apart(content: bytes, *, seconds: int, memory: int) -> list[dict[str, Any]] | Failure:
    """Sheets (name, hidden, merges, rows) of a workbook, or why there are none.

    Parameters
    ----------
    content : bytes
        An .xls, .xlsx or .ods file.
    seconds, memory : int
        What the process may take; memory in bytes, not bounded on Windows.
    """
    command = [sys.executable, "-I", __file__, str(memory)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "too-slow"
    if done.returncode == _PROTECTED:
        return "password"
    if done.returncode == _DAMAGED:
        return "damaged"
    if done.returncode:  # it asked for more than it may have, or aborted
        return "bomb" if done.returncode == _TOO_LARGE else "damaged"
    sheets: list[dict[str, Any]] = pickle.loads(done.stdout)
    return sheets


def read_here(content: bytes) -> list[dict[str, Any]]:
    """The same in this process: for what is too small to be dangerous."""
    from io import BytesIO

    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        sheets = []
        for rank, about in enumerate(workbook.sheets_metadata):
            sheet = workbook.get_sheet_by_index(rank)
            hidden = about.visible != SheetVisibleEnum.Visible
            rows = sheet.to_python(skip_empty_area=False)
            sheets.append({"name": about.name, "hidden": hidden, "merges": sheet.merged_cell_ranges, "rows": rows})
        return sheets


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where only the timeout bounds it
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _main() -> None:
    from python_calamine import CalamineError, PasswordError

    _limit_memory(int(sys.argv[1]))
    try:
        sheets = read_here(sys.stdin.buffer.read())
        pickler = pickle.Pickler(sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # cells are never one another: remembering each would double the memory
        pickler.dump(sheets)
    except PasswordError:
        sys.exit(_PROTECTED)
    except CalamineError:
        sys.exit(_DAMAGED)
    except MemoryError:
        sys.exit(_TOO_LARGE)


if __name__ == "__main__":
    _main()
