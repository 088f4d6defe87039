"""IMP-17: a FINESS file without header is known by what it holds; who runs each establishment is a tie."""

import json

import pytest
from reports import bring, expected, file, report

from network.forms import Source
from network.importing import batches
from network.listings import tables
from network.store import Store


def communes(store: Store) -> dict[str, str]:
    """INSEE code of each actor that has one."""
    rows = [{**json.loads(row["extra"] or "{}"), **row} for row in tables(store)["actors"].to_dict("records")]
    return {row["name"]: row["insee"] for row in rows if row.get("insee")}


def test_establishments_their_managers_and_their_communes(store: Store):
    assert report(bring(store, file("imp-17-finess.csv"))) == expected(17)
    held = tables(store)
    names = dict(zip(held["actors"]["uid"], held["actors"]["name"], strict=True))
    actors = {row["name"]: row for row in held["actors"].to_dict("records")}
    run_by = {name: names[row["run_by"]] for name, row in actors.items() if row["run_by"]}
    assert run_by["PMI EXEMPLE"] == "Entité juridique 750000028 (FINESS)"
    assert len(run_by) == 6 and len(set(run_by.values())) == 3
    assert communes(store) == {
        "PMI EXEMPLE": "97123",
        "CMPP INTERSECTORIEL EXEMPLE": "97207",
        "HOPITAL EXEMPLE": "98613",
        'CENTRE SOCIAL "LES EXEMPLES"': "75119",
    }
    assert actors['CENTRE SOCIAL "LES EXEMPLES"']["status"] == "closed"
    assert (actors["PMI EXEMPLE"]["field"], actors["PMI EXEMPLE"]["field_source"]) == ("prevention", "finess")


def test_a_shelter_has_neither_address_nor_point_and_another_place_has_both(store: Store):
    bring(store, file("imp-17-finess.csv"))
    held = tables(store)
    places = {row["name"]: row for row in held["places"].to_dict("records")}
    assert places["FOYER DE L'ENFANCE EXEMPLE"]["confidential"] is True
    assert not any(places["FOYER DE L'ENFANCE EXEMPLE"][name] for name in ("address", "lat", "lon"))
    assert (round(places["MAISON EXEMPLE"]["lat"], 2), round(places["MAISON EXEMPLE"]["lon"], 2)) == (48.87, 2.38)
    assert "CACHEE" not in json.dumps(held["actors"].to_dict("records"), default=str)


def test_the_source_of_the_file_stays_with_its_batch(store: Store):
    bring(store, file("imp-17-finess.csv"))
    [batch] = batches(store)
    assert (batch["licence"], batch["source_date"]) == ("Licence Ouverte 2.0", "2026-05-12")


@pytest.mark.shared
def test_the_public_extract_gives_each_establishment_and_its_manager(shared, store: Store):
    path = shared / "data" / "formats" / "finess" / "etalab_cs1100502_extrait.csv"
    [outcome] = bring(store, Source(path.name, path.read_bytes()))
    assert outcome.forms == ("actors",) and outcome.counts["rows"] == 8
    assert {"97123", "97207", "98613"} <= set(communes(store).values())
    assert sum(bool(row["run_by"]) for row in tables(store)["actors"].to_dict("records")) == 8
