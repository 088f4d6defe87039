"""The page of formats says of each sample what is really made of it."""

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "formats_table.py"


@pytest.mark.shared
def test_the_table_of_samples_is_as_they_are_read(shared, monkeypatch):
    monkeypatch.setenv("PASSERELLES_SHARED", str(shared))
    spec = importlib.util.spec_from_file_location("formats_table", TOOL)
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.main(["--check"]) == 0, "run python tools/formats_table.py"
