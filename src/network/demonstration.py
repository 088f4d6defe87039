"""The demonstration territory: a fictional programme imported, measured, written up and drawn, in one go."""

import datetime as dt
import json
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from network import exports
from network.comparison import compare
from network.errors import Refused
from network.forms import Source
from network.importing import Outcome, import_files
from network.jobs import Progress
from network.networks import extract, reader
from network.panel import panel
from network.reports import describe, report_html
from network.resources import folder
from network.sentences import Language, say
from network.store import Store, open_store
from network.study import Finding, Lens
from network.views import document

LEFT = ("store", "files", "findings-before.json", "findings-after.json", "compare.json", "report.html", "map.html")
GRAPH = "graph.kgl"  # what the files of an embedded store are called
MARK = "territoire fictif"  # as the territory's own file says it


@dataclass(frozen=True)
class Programme:
    """What the demonstration compares: two periods, and the files in the order a coordinator drops them."""

    title: str
    before: Lens
    after: Lens
    files: tuple[str, ...]

    @classmethod
    def read(cls, shelf: Path) -> "Programme":
        told = tomllib.loads((shelf / "demonstration.toml").read_text("utf-8"))
        return cls(told["title"], Lens().over(*told["before"]), Lens().over(*told["after"]), tuple(told["files"]))


def is_fictional(store: Store) -> bool:
    """Does a territory of the store say that it is invented?"""
    return any(MARK in (row["extra"] or "").casefold() for row in extract(store).rows("territory"))


def demonstrate(
    target: Path,
    *,
    lang: Language,
    today: dt.date,
    now: dt.datetime,
    by: str,
    seed: int = 2017,
    progress: Progress | None = None,
) -> Iterator[str]:
    """Make the demonstration in a folder, saying each step; run again it gives the same.

    Raises
    ------
    Refused
        The folder holds something else: nothing in it is touched.
    """
    shelf = folder("examples") / "quatre-quartiers"
    programme = Programme.read(shelf)
    _make_room(target, programme)
    _copy_files(shelf, target / "files", programme)
    yield say("demonstration.fictional", lang)
    store = open_store(str(target / "store"))
    try:
        sources = [Source(name, (target / "files" / name).read_bytes()) for name in programme.files]
        outcomes = import_files(store, sources, today=today, now=now, by=by, apply=True, progress=progress)
        yield from (_said(outcome, lang) for outcome in outcomes)
        yield from _results(store, target, programme, lang, today, seed)
    finally:
        store.close()


def _make_room(target: Path, programme: Programme) -> None:
    """Empty a folder of an earlier demonstration; one that holds anything else is left as it is."""
    if target.exists():
        if others := sorted(_others(target, programme)):
            raise Refused("demonstration.not-empty", folder=target, others=", ".join(others[:3]))
        if (target / "store").is_dir():
            open_store(str(target / "store")).close()  # held by a service, it is refused before anything is deleted
        for path in target.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (target / "files").mkdir(parents=True, exist_ok=True)


def _others(target: Path, programme: Programme) -> Iterator[str]:
    """What no demonstration left there."""
    if not target.is_dir():
        yield target.name
        return
    yield from (path.name for path in target.iterdir() if path.name not in LEFT)
    for folder_name, left in (("files", programme.files), ("store", ())):
        if (target / folder_name).is_dir():
            inside = {path.name for path in (target / folder_name).iterdir()} - set(left)
            yield from (f"{folder_name}/{name}" for name in inside if not (name.startswith(GRAPH) and not left))


def _copy_files(shelf: Path, target: Path, programme: Programme) -> None:
    for name in programme.files:
        shutil.copyfile(shelf / name, target / name)


def _said(outcome: Outcome, lang: Language) -> str:
    return f"{outcome.file} : {outcome.refused.words(lang) if outcome.refused else outcome.sentence.to(lang)}"


def _results(
    store: Store, target: Path, programme: Programme, lang: Language, today: dt.date, seed: int
) -> Iterator[str]:
    before, after = programme.before, programme.after
    read = reader(store, over=(before, after))
    found = {name: panel(read, lens, seed=seed) for name, lens in (("before", before), ("after", after))}
    for name, findings in found.items():
        _write_json(target / f"findings-{name}.json", [finding.as_dict() for finding in findings])
        yield from _told(f"demonstration.{name}", findings, lang)
    compared = compare(read, before, after, seed=seed)
    _write_json(target / "compare.json", compared.as_dict())
    yield "\n" + say("demonstration.change", lang)
    yield from (f"  – {words.to(lang)}" for words in compared.sentences())
    meta = describe(store, before, after, today)
    page = report_html(found["before"], found["after"], compared, meta=meta, lang=lang, fictional=True)
    (target / "report.html").write_text(page, "utf-8")
    drawn = document(read(after), title=programme.title, lang=lang, today=today, seed=seed, fictional=True)
    exports.write(drawn, target / "map.html", "html")


def _told(key: str, findings: list[Finding], lang: Language) -> Iterator[str]:
    yield "\n" + say(key, lang)
    for finding in findings:
        words = finding.sentence or (finding.why_empty.words if finding.why_empty else None)
        if words:
            yield f"  – {words.to(lang)}"


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n", "utf-8")
