"""`passerelles measure` of a 1,000-actor territory: a new process, its start-up alone, and a second reading."""

import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.line import Line, seconds
from network.networks import reader
from network.panel import panel
from network.store import Store, open_store
from network.study import Lens

ACTORS, TIES, MEETINGS, SEATS = 1_000, 5_000, 300, 12
FIELDS = ("social", "education", "sante", "prevention", "medico-social", "habitants")


def filled(store: Store, seed: int = 2017) -> None:
    """A random territory: actors of six fields, declared ties, meetings."""
    draw = np.random.default_rng(seed)
    with store.transaction() as change:
        change.write("write/territory", [_node("t", name="T", code="T", kind="quartier", role="pilot")])
        actors = [f"act-{number:04}" for number in range(ACTORS)]
        change.write(
            "write/actor",
            [_node(uid, name=uid, kind="structure", field=FIELDS[n % len(FIELDS)]) for n, uid in enumerate(actors)],
        )
        change.write("write/located_in-actor", [_tie(uid, "t") for uid in actors])
        pairs = {tuple(sorted(pair)) for pair in draw.choice(ACTORS, (TIES, 2)).tolist() if pair[0] != pair[1]}
        told = {"kind": "collaborates", "declared_by": "coordinator"}
        change.write("write/tie", [_tie(actors[a], actors[b], f"tie-{a}-{b}", **told) for a, b in sorted(pairs)])
        day = dt.date(2024, 1, 1)
        dated = [day + dt.timedelta(days=2 * number) for number in range(MEETINGS)]
        meetings = [f"mee-{number:03}" for number in range(MEETINGS)]
        change.write(
            "write/meeting",
            [
                _node(uid, title=uid, format="comite", date=date, precision="day")
                for uid, date in zip(meetings, dated, strict=True)
            ],
        )
        change.write("write/located_in-meeting", [_tie(uid, "t") for uid in meetings])
        seats = [(actors[a], uid) for uid in meetings for a in draw.choice(ACTORS, SEATS, replace=False)]
        change.write("write/attended", [_tie(a, m, status="present") for a, m in seats])


def _node(uid: str, **properties: object) -> dict[str, object]:
    return {"uid": uid, "p": properties, "sources": ["bench||1"], "said": None}


def _tie(source: str, target: str, uid: str | None = None, **properties: object) -> dict[str, object]:
    keys = {"source": source, "target": target} | ({"uid": uid} if uid else {})
    return {**keys, "p": properties, "sources": ["bench||1"], "said": None}


def territory() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        path = str(Path(place) / "store")
        store = open_store(path)
        filled(store)
        store.close()
        command = [sys.executable, "-m", "network"]
        cold = _command([*command, "measure", "--json", "--store", path])
        start = _command([*command, "info", "--json", "--store", path])
        yield Line(f"measure, {ACTORS:,} actors, whole command", cold)
        yield Line("of which start-up (the command `info` on the same store)", start)
        store = open_store(path)
        read = reader(store)
        yield Line("measure again in one process, first time", seconds(lambda: panel(read, Lens())))
        yield Line("measure again in one process, second time", seconds(lambda: panel(read, Lens())))
        store.close()


def _command(arguments: list[str], runs: int = 3) -> float:
    return median(
        seconds(lambda: subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)) for _ in range(runs)
    )
