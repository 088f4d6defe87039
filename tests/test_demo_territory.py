"""The demonstration territory: the same each time, fictional everywhere, and exactly what its truth says."""

import datetime as dt
import doctest
import importlib
import io
import json
import pkgutil
import tomllib
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import territory
from network.identity import name_key
from network.vocabulary import acronyms
from territory.collaborations import probabilities
from territory.world import FICTION, PROGRAMME_START, names

FOLDER = Path(__file__).parents[1] / "examples" / "quatre-quartiers"


@cache
def made() -> territory.Territory:
    return territory.make(2017)


def cells(name: str, content: bytes) -> Any:
    """What a file says, without how its container was packed."""
    if name.endswith(".csv"):
        return content
    if name.endswith(".ods"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return book.read("content.xml")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}


def test_the_committed_folder_is_what_seed_2017_makes() -> None:
    folder = made().folder()
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*folder, "demonstration.toml"])
    for name in ("truth.json", "README.md"):
        assert (FOLDER / name).read_bytes() == folder[name], name
    for name, content in made().files.items():
        assert cells(name, (FOLDER / name).read_bytes()) == cells(name, content), name


def test_the_demonstration_imports_every_file_and_compares_the_years_around_the_start() -> None:
    told = tomllib.loads((FOLDER / "demonstration.toml").read_text(encoding="utf-8"))
    assert sorted(told["files"]) == sorted(made().files)
    assert told["after"][0] == told["before"][1] + dt.timedelta(days=1) == PROGRAMME_START


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_network() -> None:
    assert territory.make(2017).files == made().files
    assert territory.make(1).truth["ties"] != made().truth["ties"]


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_500_000


@pytest.mark.parametrize("name", sorted(made().folder()))
def test_every_file_says_that_it_is_fictional(name: str) -> None:
    content = made().folder()[name]
    if name.endswith((".xlsx", ".xls", ".ods")):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        firsts = [book.get_sheet_by_name(sheet).to_python()[0][0] for sheet in book.sheet_names]
        assert firsts == [FICTION] * len(firsts)
    else:
        text = content.decode("utf-8" if name.endswith((".json", ".md")) else _encoding(content))
        assert "fictif" in text.lower()


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def test_two_sizes_of_quartier_and_two_years_before_and_after() -> None:
    truth = made().truth
    listed: dict[str, int] = defaultdict(int)
    for actor in truth["actors"]:
        if actor["territory"] and actor["kind"] != "group":
            listed[actor["territory"]] += 1
    assert listed == {"QF-TIL": 53, "QF-GLY": 53, "QF-FOR": 53, "QF-HCA": 60}
    assert {meeting["date"][:4] for meeting in truth["meetings"]} == {"2017", "2018", "2019", "2020"}
    assert truth["counts"]["meetings"] == 73


def test_spellings_of_one_actor_have_one_key_and_no_two_actors_share_it() -> None:
    actors_of: dict[str, set[str]] = defaultdict(set)
    for actor in made().truth["actors"]:
        keys = {name_key(spelling, acronyms()) for spelling in actor["spellings"] or [actor["name"]]}
        assert len(keys) == 1, actor
        actors_of[keys.pop()].add(actor["key"])
    assert [keys for keys in actors_of.values() if len(keys) > 1] == []


def test_doubtful_cells_are_few_and_hold_what_the_truth_says() -> None:
    truth = made().truth
    assert 0 < truth["counts"]["ambiguous_cells"] <= 0.02 * truth["counts"]["name_cells"]
    for cell in truth["ambiguous"]:
        content = made().files[cell["file"]]
        if cell["file"].endswith(".csv"):
            row = content.decode("cp1252").split("\r\n")[cell["line"] - 1].split(";")
        else:
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            row = book.get_sheet_by_name(cell["sheet"]).to_python(skip_empty_area=False)[cell["line"] - 1]
        assert row[ord(cell["column"]) - ord("A")] == cell["value"]


def test_no_invented_person_stands_in_the_truth() -> None:
    told = json.dumps(made().truth, ensure_ascii=False)
    assert [name for name in names()["people"]["names"] if name.casefold() in told.casefold()] == []


def test_nine_in_ten_or_nearly_answer_at_both_waves() -> None:
    for wave in ("2017", "2020"):
        states = [row["state"] for row in made().truth["asked"] if row["wave"] == wave]
        response = sum(state in ("answered", "partial") for state in states) / len(states)
        assert 0.80 <= response <= 0.90


def test_only_those_who_answered_declare_ties_and_never_with_themselves() -> None:
    truth = made().truth
    answered = {(row["actor"], row["wave"]) for row in truth["asked"] if row["state"] in ("answered", "partial")}
    for tie in truth["ties"]:
        assert tie["source"] != tie["target"]
        assert all((actor, tie["wave"]) in answered for actor in tie["said_by"])


def test_planted_chances_keep_the_density_whatever_the_odds_ratio() -> None:
    # One field only counts as « within » for half of the pairs: odds 1 gives the density on both sides.
    assert probabilities(1.0, 0.5) == pytest.approx((0.11, 0.11))


@pytest.mark.parametrize("module", [module.name for module in pkgutil.iter_modules(territory.__path__)])
def test_examples_in_docstrings_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"territory.{module}")).failed == 0
