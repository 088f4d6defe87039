"""Run the benchmarks named, or all of them, and print one table as markdown."""

import platform
import sys
from importlib.metadata import version

from benchmarks import measuring, memory, presences, reading, resolving, responding

BENCHMARKS = {
    "dry-run": reading.dry_run,
    "import": presences.embedded,
    "import-neo4j": presences.server,
    "measure": measuring.territory,
    "memory": memory.relationships,
    "pages": responding.pages_meanwhile,
    "resolving": resolving.names_resolved,
}


def main(names: list[str]) -> int:
    unknown = set(names) - BENCHMARKS.keys()
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    packages = ", ".join(f"{name} {version(name)}" for name in ("kglite", "neo4j", "numpy", "pandas"))
    print(f"Python {platform.python_version()}, {platform.machine()}, {packages}\n")
    print("| what | ours | peer | ratio |\n|---|---|---|---|")
    for name in names or BENCHMARKS:
        for line in BENCHMARKS[name]():
            print(line.row(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
