"""Memory of the embedded store per relationship: resident size of a process before and after it holds them."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.line import Line

RELATIONSHIPS = 200_000

_CHILD = """
import resource, sys
from network.store import open_store
from pathlib import Path

def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()

store = open_store(sys.argv[1])
if sys.argv[2] == "fill":
    node = lambda uid, **p: {"uid": uid, "p": p, "sources": ["b||1"], "said": None}
    with store.transaction() as change:
        change.write("write/actor", [node(f"a{n}", name=f"a{n}") for n in range(1000)])
        change.write("write/meeting", [node(f"m{n}", title=f"m{n}") for n in range(200)])
    if len(sys.argv) > 3:
        with store.transaction() as change:
            change.write("write/attended", [
                {"source": f"a{n % 1000}", "target": f"m{n // 1000}", "p": {"status": "present"},
                 "sources": ["b||1"], "said": None} for n in range(int(sys.argv[3]))])
    store.close()
else:
    print(resident())
    store.close()
"""


def relationships() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        without, with_ = (_resident(str(Path(place) / name), n) for name, n in (("a", 0), ("b", RELATIONSHIPS)))
    yield Line("memory per relationship (embedded, reopened)", (with_ - without) / RELATIONSHIPS, unit="bytes")


def _resident(path: str, relationships: int) -> int:
    more = [str(relationships)] if relationships else []
    subprocess.run([sys.executable, "-c", _CHILD, path, "fill", *more], check=True)
    told = subprocess.run([sys.executable, "-c", _CHILD, path, "read"], check=True, capture_output=True, text=True)
    return int(told.stdout)
