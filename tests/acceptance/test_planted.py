"""What was planted in the demonstration is found where it was planted; what was not is not."""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from network.comparison import Comparison, compare
from network.networks import reader
from network.store import open_store
from network.study import Lens

BEFORE = Lens().over(dt.date(2017, 1, 1), dt.date(2018, 12, 31))
AFTER = Lens().over(dt.date(2019, 1, 1), dt.date(2020, 12, 31))


@pytest.fixture(scope="module")
def compared(copied: Path) -> Iterator[Comparison]:
    store = open_store(str(copied))
    try:
        yield compare(reader(store, over=(BEFORE, AFTER)), BEFORE, AFTER)
    finally:
        store.close()


@pytest.fixture(scope="module")
def copied(demonstration_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demonstration_folder, tmp_path_factory.mktemp("planted") / "store"))


def test_works_with_is_compared_as_one_layer_for_each_component_was_collected_alike(compared: Comparison) -> None:
    assert [one.layer for one in compared.ties] == ["works-with"]


def test_the_planted_change_is_found_in_its_quartier_and_in_no_other(
    compared: Comparison, truth: Mapping[str, Any]
) -> None:
    found = {code for code, one in compared.ties[0].by_territory.items() if (one.p_holm or 0) <= 0.05}
    assert found == set(truth["planted"]["changed"])
    assert compared.ties[0].by_territory.keys() == truth["planted"]["within_field_odds_ratio"].keys()


def test_the_barrier_fell_where_the_change_was_planted(compared: Comparison) -> None:
    assert (compared.ties[0].by_territory["QF-HCA"].delta or 0) < 0


def test_twice_as_many_meetings_in_one_quartier_are_no_change_of_mixing(
    compared: Comparison, truth: Mapping[str, Any]
) -> None:
    meetings = truth["planted"]["meetings"]["QF-FOR"]
    assert meetings["2019-2020"] == 2 * meetings["2017-2018"]
    assert [name for name, one in compared.meetings.statistics.items() if one.p is None or one.p <= 0.05] == []
