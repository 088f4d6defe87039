"""What a wheel built in a working checkout contains: the package, its four shelves, and nothing of the workshop."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHELVES = ("queries", "imports", "visualizations", "examples")


@pytest.fixture(scope="module")
def contents(tmp_path_factory) -> set[str]:
    """Names in a wheel built from the tracked files with a workshop around them: packages of Node, scratch, caches."""
    checkout, built = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("built")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, checkout / name)
    for left in ("node_modules/d3/index.js", ".build/explorer.js", "passerelles-demo/map.html"):
        (checkout / left).parent.mkdir(parents=True, exist_ok=True)
        (checkout / left).write_text("left behind")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())


def test_every_file_of_the_shelves_is_in_the_wheel(contents):
    tracked = subprocess.run(["git", "ls-files", *SHELVES], cwd=ROOT, check=True, capture_output=True, text=True)
    kept = [name for name in tracked.stdout.splitlines() if (ROOT / name).is_file()]
    assert {f"network/{name}" for name in kept} <= contents


def test_nothing_of_the_workshop_is_in_the_wheel(contents):
    outside = {name for name in contents if not name.startswith(("network/", "passerelles-"))}
    assert not outside
    assert not {name for name in contents if "node_modules" in name or ".build" in name or "left behind" in name}


def test_the_shelves_of_the_wheel_hold_no_python(contents):
    shelves = tuple(f"network/{shelf}/" for shelf in SHELVES)
    assert not {name for name in contents if name.startswith(shelves) and name.endswith(".py")}
    assert "network/py.typed" in contents
