"""A workbook of 50,000 presence rows: read, checked and tried beside an empty store, against reading its cells alone.

Each figure is that of a new process, for its peak of memory counts too; the imports of packages are not timed.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks.line import Line, in_turn
from benchmarks.presences import sheet

_PEAK = """
import datetime as dt, json, re, sys, time
from pathlib import Path
import pandas as pd
from network.forms import Source
from network.importing import import_files
from network.store import open_store

def peak():
    "Kilobytes; getrusage would count those of the parent."
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

content = Path(sys.argv[1])
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
store = open_store(sys.argv[2])
before = peak()
began = time.perf_counter()
"""
_OURS = """
[outcome] = import_files(store, [Source(content.name, content.read_bytes())],
                         today=NOW.date(), now=NOW, by="bench", apply=False)
assert outcome.refused is None and outcome.counts["rows"] == 50_000, outcome
"""
_PEER = """
assert len(pd.read_excel(content, engine="calamine")) == 50_000
"""
_END = """
taken = time.perf_counter() - began
print(json.dumps({"seconds": taken, "megabytes": (peak() - before) / 1024}))
store.close()
"""


def workbook(path: Path) -> None:
    """The attendance list of `benchmarks.presences`, as an .xlsx."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Présences")
    for line in sheet().decode().splitlines():
        page.append(line.split(";"))
    book.save(path)


def dry_run() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "presences.xlsx"
        workbook(file)
        peaks: dict[str, float] = {}

        def run(name: str, work: str) -> float:
            told = _measured(file, Path(place) / "store", work)
            peaks[name] = max(peaks.get(name, 0.0), told["megabytes"])
            return told["seconds"]

        ours, peer = in_turn(lambda: run("ours", _OURS), lambda: run("peer", _PEER))
        yield Line("read, check and try a workbook of 50,000 rows", ours, peer, peer_name="pandas + calamine")
        yield Line("its peak of memory", peaks["ours"], peaks["peer"], unit="MB", peer_name="pandas + calamine")


def _measured(file: Path, store: Path, work: str) -> dict[str, Any]:
    command = [sys.executable, "-c", _PEAK + work + _END, str(file), str(store)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
