"""The house holds: a room imports its own floor or those below, floor 3 in its order, and doors never each other."""

import ast
from pathlib import Path

import pytest

from network.resources import PACKAGE

WORDS = ("model", "study", "sentences", "remarks", "errors", "settings", "resources")
PURE = ("measures", "nulls", "identity", "layout")
MATTER = ("tables", "forms", "vocabulary", "store")
WORK = (
    "workspace",
    ("importing", "resolving", "fields", "editing"),
    "networks",
    ("listings", "sources"),
    ("panel", "comparison", "coverage", "partners"),
    "views",
    "reports",
    "exports",
    "demonstration",
)
BESIDE = ("jobs", "people", "prefilter")  # beside floor 3: they import nothing of it
DOORS = ("api", "cli")
FLOORS = (WORDS, PURE, MATTER, tuple(WORK), DOORS)

KEPT_IN = {"neo4j": "store", "kglite": "store", "fastapi": "api", "starlette": "api", "pyvis": "exports"}
FILES = sorted(PACKAGE.rglob("*.py"))


def rooms(floor: tuple) -> dict[str, int]:
    """Room → its place in the order of its floor."""
    return {
        room: place for place, entry in enumerate(floor) for room in ((entry,) if isinstance(entry, str) else entry)
    }


FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in rooms(floor)} | dict.fromkeys(BESIDE, 3)
ORDER = rooms(tuple(WORK)) | dict.fromkeys(BESIDE, -1)


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules_imported(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "network":
                found |= {f"network.{alias.name}" for alias in node.names}
    return found


def rooms_imported(path: Path) -> set[str]:
    names = {module.split(".")[1] for module in modules_imported(path) if module.startswith("network.")}
    return names & FLOOR.keys()


def test_every_room_has_a_floor():
    known = FLOOR.keys() | {"__init__", "__main__"}
    assert {room_of(path) for path in FILES} <= known


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_its_own_floor_or_those_below(path):
    room = room_of(path)
    if room in ("__init__", "__main__"):  # the contents page and the command stand above the house
        return
    others = rooms_imported(path) - {room}
    assert not {other for other in others if FLOOR[other] > FLOOR[room]}
    if FLOOR[room] == 3:
        assert not {other for other in others if FLOOR[other] == 3 and ORDER[other] > ORDER[room]}
    if room in DOORS:
        assert not others & set(DOORS)


def test_rooms_import_each_other_without_a_circle():
    arrows = {room: set[str]() for room in FLOOR}
    for path in FILES:
        if (room := room_of(path)) in arrows:
            arrows[room] |= rooms_imported(path) - {room}
    while arrows:
        free = {room for room, others in arrows.items() if not others & arrows.keys()}
        assert free, f"these rooms import each other in a circle: {sorted(arrows)}"
        arrows = {room: others for room, others in arrows.items() if room not in free}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_drivers_and_frameworks_stay_in_their_room(path):
    packages = {module.split(".")[0] for module in modules_imported(path)}
    assert not {package for package, room in KEPT_IN.items() if package in packages and room_of(path) != room}


@pytest.mark.parametrize("shelf", ["queries", "imports", "visualizations", "examples"])
def test_the_declarative_shelves_hold_no_python(shelf):
    assert not list((PACKAGE.parents[1] / shelf).rglob("*.py"))
