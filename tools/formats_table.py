"""The table of `docs/formats.md`: each sample and each file of the demonstration, tried alone beside nothing.

`python tools/formats_table.py [--check]` writes the table between its two marks, or says whether it is as written.
Samples of the reference folder (`PASSERELLES_SHARED`) are read where they lie; none is copied.
"""

import argparse
import datetime as dt
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from network.forms import Source
from network.importing import Outcome, import_files
from network.store import Store, open_store

HERE = Path(__file__).parents[1]
SHARED = Path(os.environ.get("PASSERELLES_SHARED") or HERE.parent / "shared")
PAGE = HERE / "docs" / "formats.md"
START, END = "<!-- table: made by tools/formats_table.py -->", "<!-- end of the table -->"
TODAY = dt.date(2026, 11, 25)
NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
HEADER = ("| file | recognised as | rows | remarks |", "|---|---|---:|---|")
FEW = 6  # kinds of remarks named per file
ASIDE = frozenset({".md", ".toml"})  # what the folders hold beside files to import
TRUTH = "truth.json"


def folders() -> Iterator[tuple[str, Path]]:
    """What each part of the table is about, and its folder."""
    yield "Demonstration territory", HERE / "examples" / "quatre-quartiers"
    for folder in sorted((SHARED / "data" / "formats").iterdir()):
        yield folder.name, folder


def row(name: str, outcome: Outcome) -> str:
    """One line: the file, what it was taken for, how many rows, what was remarked how often."""
    if outcome.refused:
        return f"| {name} | refused | | {_cell(outcome.refused.message('en'))} |"
    rows = outcome.counts.get("rows", 0)
    return f"| {name} | {', '.join(outcome.forms) or '–'} | {rows} | {_remarks(outcome)} |"


def _remarks(outcome: Outcome) -> str:
    told = Counter(f"{remark.severity} {remark.code}" for remark in outcome.remarks)
    named = [f"{n} × {code}" for code, n in told.most_common(FEW)]
    more = len(told) - FEW
    return "; ".join([*named, *([f"{more} kinds more"] if more > 0 else [])]) or "none"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def lines(store: Store, folder: Path) -> Iterator[str]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.suffix in ASIDE or file.name == TRUTH:
            continue
        source = Source(file.name, file.read_bytes())
        [outcome] = import_files(store, [source], today=TODAY, now=NOW, by="table", apply=False)
        yield row(file.relative_to(folder).as_posix(), outcome)


def table() -> str:
    parts: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        store = open_store(str(Path(place) / "store"))
        for title, folder in folders():
            parts += ["", f"**{title}**", "", *HEADER, *lines(store, folder)]
        store.close()
    return "\n".join([*parts, ""])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing: is the page as it would be written?")
    check = parser.parse_args(arguments).check
    page = PAGE.read_text("utf-8")
    made = re.sub(f"(?s){START}.*{END}", lambda _: f"{START}\n{table()}\n{END}", page)
    if check:
        return int(made != page)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
