"""The committed explorer is what its sources give, and its sources keep to what is safe."""

import gzip
import re
import subprocess

import pytest

from network.resources import folder

HERE = folder("visualizations")
BUNDLE = HERE / "static" / "explorer.js"
# d3-selection holds one method, `html`, that would; nothing here calls it.
FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.html\(|\beval\b|new Function|"
    r"setAttribute\(\"(?:on|style)|https?://(?!www\.w3\.org/2000/svg)"
)
SOURCES = sorted((HERE / "explorer").glob("*.js"))


@pytest.mark.node
def test_building_again_gives_the_committed_file(tmp_path):
    out = tmp_path / "explorer.js"
    built = subprocess.run(
        ["npm", "run", "build", "--", f"--outfile={out}"], cwd=HERE.parent, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    assert out.read_bytes() == BUNDLE.read_bytes(), "visualizations/static/explorer.js is old: npm run build"


@pytest.mark.node
def test_the_pure_parts_pass_their_own_tests():
    run = subprocess.run(["npm", "test"], cwd=HERE.parent, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_source_makes_markup_out_of_text_or_calls_out(path):
    code = path.read_text("utf-8")
    assert FORBIDDEN.findall(code) == []


def test_the_bundle_cannot_close_the_script_that_holds_it():
    code = BUNDLE.read_text("utf-8").lower()
    assert "</script" not in code and "<!--" not in code


def test_the_bundle_stays_light():
    assert len(gzip.compress(BUNDLE.read_bytes(), 9)) <= 40 * 1024


def test_the_bundle_carries_the_licence_of_what_it_holds():
    assert "Mike Bostock" in BUNDLE.read_text("utf-8")
    assert "Permission to use, copy, modify" in BUNDLE.read_text("utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_each_source_stays_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= 350
