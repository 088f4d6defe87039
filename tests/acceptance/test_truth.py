"""Importing the demonstration gives exactly what its truth says; only the cells it calls doubtful may differ."""

import shutil
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from network.identity import name_key
from network.listings import tables
from network.store import open_store
from network.vocabulary import acronyms, kinds
from territory.world import names as invented

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Imported:
    """What the store lists after the import, its references replaced by the keys of the truth."""

    truth: Mapping[str, Any]
    tables: Mapping[str, Rows]
    actor: Mapping[str, str]
    territory: Mapping[str, str]
    mission: Mapping[str, str]
    meeting: Mapping[str, str]


@pytest.fixture(scope="module")
def imported(
    demonstration_folder: Path, truth: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Imported:
    copy = shutil.copytree(demonstration_folder, tmp_path_factory.mktemp("truth") / "store")
    store = open_store(str(copy))
    try:
        listed: dict[str, Rows] = {
            name: [{str(k): v for k, v in row.items()} for row in _without_nan(table).to_dict("records")]
            for name, table in tables(store).items()
        }
    finally:
        store.close()
    places = {row["uid"]: row["code"] for row in listed["territories"]}
    titles = {mission["title"]: mission["key"] for mission in truth["missions"]}
    return Imported(
        truth,
        listed,
        _actors(truth, listed["actors"]),
        places,
        {row["uid"]: titles[row["title"]] for row in listed["missions"]},
        _meetings(truth, listed["meetings"], places),
    )


def _without_nan(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype(object).where(table.notna(), None)


def _actors(truth: Mapping[str, Any], listed: Rows) -> dict[str, str]:
    """Uid → key of the actor that its spellings name, or what was written in a doubtful cell."""
    known = {
        name_key(name, acronyms()): actor["key"]
        for actor in truth["actors"]
        for name in (actor["name"], *actor["spellings"])
    }
    named = {}
    for row in listed:
        keys = {known.get(name_key(name, acronyms()), f"? {name}") for name in (row["name"], *row["aliases"])}
        sure = {key for key in keys if not key.startswith("?")} or keys
        assert len(sure) == 1, f"one actor under several names of the truth: {row['name']} {keys}"
        named[row["uid"]] = sure.pop()
    return named


def _meetings(truth: Mapping[str, Any], listed: Rows, places: Mapping[str, str]) -> dict[str, str]:
    keys = {
        (one["date"], one["precision"], one["territory"], one["format"], one["title"]): one["key"]
        for one in truth["meetings"]
    }
    found = {}
    for row in listed:
        day = f"{row['date']}-01" if row["precision"] == "month" else row["date"]
        place = places.get(row["territory"])
        found[row["uid"]] = keys.get((day, row["precision"], place, row["format"], row["title"]), f"? {row}")
    return found


def counted(rows: Iterable[Hashable]) -> Counter[Hashable]:
    return Counter(rows)


def doubtful(imported: Imported) -> set[str]:
    return {f"? {cell['value']}" for cell in imported.truth["ambiguous"]}


def test_no_row_is_left_out(imported: Imported) -> None:
    assert [remark for remark in imported.tables["remarks"] if remark["severity"] == "error"] == []


def test_the_actors_are_those_of_the_truth_each_once(imported: Imported) -> None:
    named = counted(key for key in imported.actor.values() if key not in doubtful(imported))
    assert named == counted(actor["key"] for actor in imported.truth["actors"])


def test_each_actor_is_described_as_in_the_directory(imported: Imported) -> None:
    told = {
        imported.actor[row["uid"]]: (
            row["kind"],
            row["field"],
            imported.territory.get(row["territory"]),
            sorted(row["ids"] or []),
            row["since"],
            row["until"],
            imported.actor.get(row["part_of"]),
            imported.actor.get(row["run_by"]),
        )
        for row in imported.tables["actors"]
        if imported.actor[row["uid"]] not in doubtful(imported)
    }
    names = ("kind", "extended", "territory", "ids", "since", "until", "part_of", "run_by")
    assert told == {actor["key"]: tuple(actor[name] for name in names) for actor in imported.truth["actors"]}


def test_the_meetings_are_those_of_the_truth(imported: Imported) -> None:
    told = counted(
        (
            imported.meeting[row["uid"]],
            row["end"],
            row["headcount_other"] or 0,
            tuple(imported.actor[uid] for uid in row["held_by"]),
        )
        for row in imported.tables["meetings"]
    )
    assert told == counted(
        (one["key"], one["end"], one["headcount_other"], (one["held_by"],) if one["held_by"] else ())
        for one in imported.truth["meetings"]
    )


def test_the_presences_are_those_of_the_truth(imported: Imported) -> None:
    told = counted(
        (imported.actor[row["actor"]], imported.meeting[row["meeting"]], row["status"], row["people"])
        for row in imported.tables["presences"]
        if imported.actor[row["actor"]] not in doubtful(imported)
    )
    names = ("actor", "meeting", "status", "people")
    sure = counted(tuple(row[n] for n in names) for row in imported.truth["presences"] if not row.get("ambiguous"))
    every = counted(tuple(row[n] for n in names) for row in imported.truth["presences"])
    assert sure - told == Counter()
    assert told - every == Counter()


def test_the_ties_are_those_of_the_truth(imported: Imported) -> None:
    def ends(source: str, target: str, kind: str) -> tuple[str, str]:
        return (source, target) if kinds()[kind].directed else (min(source, target), max(source, target))

    names = ("kind", "wave", "since", "until")
    told = counted(
        (
            *ends(imported.actor[row["source"]], imported.actor[row["target"]], row["kind"]),
            *(row[name] for name in names),
            row["confirmed"],
        )
        for row in imported.tables["ties"]
    )
    assert told == counted(
        (*ends(row["source"], row["target"], row["kind"]), *(row[name] for name in names), len(row["said_by"]) == 2)
        for row in imported.truth["ties"]
    )


def test_the_missions_and_their_carriers_are_those_of_the_truth(imported: Imported) -> None:
    names = ("kind", "since", "until", "programme")
    assert counted(
        (imported.mission[row["uid"]], imported.territory[row["territory"]], *(row[name] for name in names))
        for row in imported.tables["missions"]
    ) == counted((row["key"], row["territory"], *(row[n] for n in names)) for row in imported.truth["missions"])
    names = ("role", "since", "until", "amount")
    assert counted(
        (imported.actor[row["actor"]], imported.mission[row["mission"]], *(row[name] for name in names))
        for row in imported.tables["carries"]
    ) == counted((row["actor"], row["mission"], *(row[n] for n in names)) for row in imported.truth["carries"])


def test_who_was_asked_and_who_knows_which_mission(imported: Imported) -> None:
    waves = {row["uid"]: row["name"] for row in imported.tables["waves"]}
    assert counted(
        (imported.actor[row["actor"]], waves[row["wave"]], row["state"], row["date"])
        for row in imported.tables["asked"]
    ) == counted((row["actor"], row["wave"], row["state"], row["date"]) for row in imported.truth["asked"])
    assert counted(
        (imported.actor[row["actor"]], imported.mission[row["mission"]], row["wave"], row["level"])
        for row in imported.tables["knows"]
    ) == counted((row["actor"], row["mission"], row["wave"], row["level"]) for row in imported.truth["knows"])


def test_the_groups_needs_statements_and_places_are_those_of_the_truth(imported: Imported) -> None:
    place, needs = imported.territory, {row["uid"]: row["title"] for row in imported.tables["needs"]}
    titles = {row["uid"]: row["title"] for row in imported.tables["missions"]}
    assert counted(
        (imported.actor[row["actor"]], imported.actor[row["group"]], row["role"], row["since"])
        for row in imported.tables["memberships"]
    ) == counted((row["actor"], row["group"], row["role"], row["since"]) for row in imported.truth["memberships"])
    assert counted(
        (
            row["title"],
            row["theme"],
            row["public"],
            place[row["territories"][0]],
            *sorted(map(titles.get, row["missions"])),
        )
        for row in imported.tables["needs"]
    ) == counted(
        (row["title"], row["theme"], row["public"], row["territory"], *sorted(row["missions"]))
        for row in imported.truth["needs"]
    )
    names = ("summary", "theme", "public", "method", "date")
    assert counted(
        (*(row[name] for name in names), place[row["territory"]], *map(needs.get, row["needs"]))
        for row in imported.tables["statements"]
    ) == counted((*(row[n] for n in names), row["territory"], *row["needs"]) for row in imported.truth["statements"])
    names = ("name", "kind", "postcode", "confidential")
    assert counted(
        (*(row[name] for name in names), place[row["territory"]]) for row in imported.tables["places"]
    ) == counted((*(row[name] for name in names), row["territory"]) for row in imported.truth["places"])


def test_nothing_listed_names_an_invented_person(imported: Imported) -> None:
    people = invented()["people"]["names"]
    told = str(imported.tables)
    assert [name for name in people if name.casefold() in told.casefold()] == []
