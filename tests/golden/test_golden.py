"""The published and peer values agree with ours, each to its own tolerance."""

import math
from typing import Any

import pytest

from golden.data import SHARED, entries, load
from golden.measures import GOLDEN

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason=f"the folder of reference data is missing: {SHARED}"),
]

OURS = [
    entry for entry in (entries() if SHARED.is_dir() else []) if entry["measure"] in GOLDEN and "status" not in entry
]
ENOUGH = 1_000  # draws for the entries that were made with up to 20,000
Z_OF_DRAWS = 0.4  # two Monte Carlo z differ by their two errors


def differences(found: Any, expected: Any, tolerance: float, path: str = "") -> list[str]:
    """Where two answers differ; keys of mappings must be the same."""
    if isinstance(expected, dict):
        if set(found) != set(expected):
            return [f"{path}: {sorted(found)} instead of {sorted(expected)}"]
        return [one for key in expected for one in differences(found[key], expected[key], tolerance, f"{path}.{key}")]
    if isinstance(expected, list):
        if len(found) != len(expected):
            return [f"{path}: {len(found)} values instead of {len(expected)}"]
        pairs = enumerate(zip(found, expected, strict=True))
        return [one for place, (f, e) in pairs for one in differences(f, e, tolerance, f"{path}[{place}]")]
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        drawn = tolerance > 1e-3 and path.endswith(".z")
        close = found is not None and math.isclose(
            found, expected, rel_tol=0, abs_tol=Z_OF_DRAWS if drawn else tolerance
        )
        return [] if close else [f"{path}: {found} instead of {expected} ± {tolerance}"]
    return [] if found == expected else [f"{path}: {found} instead of {expected}"]


@pytest.mark.parametrize("entry", OURS, ids=lambda entry: f"{entry['measure']}-{entry['dataset']}")
def test_a_golden_value_is_found_again(entry):
    params = entry["params"] | {"reps": min(entry["params"].get("reps", ENOUGH), ENOUGH)}
    found = GOLDEN[entry["measure"]](load(entry), params)
    assert differences(found, entry["value"], entry["tolerance"]) == []
