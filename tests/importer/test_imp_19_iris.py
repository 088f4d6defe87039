"""IMP-19: figures by IRIS: a figure that is not given is a state, never a zero."""

from collections import Counter

import pytest
from reports import bring, expected, file, report

from network.forms import Source
from network.listings import tables
from network.store import Store


def figures(store: Store, code: str) -> dict[str, tuple[float | None, str]]:
    """Value and state of one figure by code of territory."""
    held = tables(store)
    codes = dict(zip(held["territories"]["uid"], held["territories"]["code"], strict=True))
    rows = held["indicators"].to_dict("records")
    return {codes[row["territory"]]: (row["value"], row["state"]) for row in rows if row["code"] == code}


def test_poverty_and_families_by_iris_with_what_is_not_given(store: Store):
    assert report(bring(store, file("imp-19-filosofi.csv"), file("imp-19-familles.csv"))) == expected(19)
    assert figures(store, "TP60") == {
        "751190001": (17.4, "ok"),
        "751190002": (None, "suppressed"),
        "751190003": (None, "not_available"),
        "751180004": (None, "suppressed"),
    }
    assert figures(store, "NE24F3") == {
        "751190001": (60.1, "ok"),
        "751190002": (41.3, "ok"),
        "751190003": (0.0, "ok"),
    }


def test_an_iris_lies_in_its_arrondissement(store: Store):
    bring(store, file("imp-19-filosofi.csv"))
    territories = {row["code"]: row for row in tables(store)["territories"].to_dict("records")}
    assert {code: row["kind"] for code, row in territories.items() if row["kind"] != "iris"} == {
        "75119": "arrondissement",
        "75118": "arrondissement",
    }
    assert territories["75119"]["name"] == "19e arrondissement"
    assert territories["751190001"]["within"] == territories["75119"]["uid"]


@pytest.mark.shared
def test_the_252_iris_of_the_four_arrondissements_have_48_rates_that_are_not_given(shared, store: Store):
    folder = shared / "data" / "formats" / "iris-insee"
    names = ("iris_paris_2017_12e_14e_18e_19e.csv", "bpe_2018_iris_12e_14e_18e_19e.csv")
    outcomes = bring(store, *(Source(name, (folder / name).read_bytes()) for name in names))
    assert [one.refused for one in outcomes] == [None, None]
    told = figures(store, "TP60")
    assert Counter(state for _, state in told.values()) == {"ok": 204, "suppressed": 48}
    assert told["751124501"] == (17.1, "ok")
    schools = figures(store, "BPE-C101")
    filosofi, bpe = set(told), {code for code in codes_of_bpe(store)}
    assert (len(filosofi & bpe), len(bpe - filosofi), len(filosofi - bpe)) == (245, 11, 7)
    assert schools["751124501"] == (1.0, "ok")


def codes_of_bpe(store: Store) -> set[str]:
    """IRIS where the database of facilities counts something."""
    held = tables(store)
    codes = dict(zip(held["territories"]["uid"], held["territories"]["code"], strict=True))
    return {codes[row["territory"]] for row in held["indicators"].to_dict("records") if row["code"].startswith("BPE-")}
