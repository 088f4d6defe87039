"""A part of the suite that a machine lacks is said loudly, counted, and fails under CI."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]


def run_without_neo4j(tmp_path, **environment):
    """The checks of `check` alone, on a machine where no engine was fetched."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/store/test_checking.py"]
    environment = {**os.environ, "CI": "", "PASSERELLES_ENGINES": str(tmp_path), **environment}
    return subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True)


def test_a_missing_part_is_one_loud_line_with_its_number_and_its_remedy(tmp_path):
    run = run_without_neo4j(tmp_path)
    assert "NOT RUN: 1 check needs the real Neo4j, which is not here. What brings it: make engines" in run.stdout
    assert run.returncode == 0


def test_under_ci_a_missing_part_is_a_failure(tmp_path):
    assert run_without_neo4j(tmp_path, CI="true").returncode == 1
