"""IMP-18: the register of associations: nothing personal is kept, unknown dates are none, positions are followed."""

import json

import pytest
from reports import bring, expected, file, report

from imported import facts
from network.forms import Source
from network.listings import tables
from network.store import Store

PERSONAL = ("MARTIN", "Secrete", "0611223344", "claire.martin", "Mme Martin", "Untel", "Cachee")


def test_an_association_is_read_without_anybody_of_it(store: Store):
    assert report(bring(store, file("imp-18-waldec.csv"), file("imp-18-import.csv"))) == expected(18)
    actors = {row["name"]: row for row in tables(store)["actors"].to_dict("records")}
    living = actors["ASSOCIATION EXEMPLE"]
    assert (living["status"], living["since"], living["until"]) == ("active", "2001-03-04", None)
    assert (living["address"], living["postcode"]) == ("12 RUE Exemple", "75019")
    assert (actors["ASSOCIATION DISSOUTE"]["status"], actors["ASSOCIATION DISSOUTE"]["until"]) == (
        "closed",
        "2015-01-20",
    )
    assert (actors["ASSOCIATION DISSOUTE"]["address"], actors["UNION SUPPRIMEE"]["status"]) == (None, "closed")
    assert actors["CHORALE DU CANAL"]["ids"] == ["rna_old:751P00000001:unchecked"]
    assert "CLUB REPRIS" not in actors


def test_nothing_personal_is_in_the_store_nor_in_what_is_said(store: Store):
    outcomes = bring(store, file("imp-18-waldec.csv"), file("imp-18-import.csv"))
    kept = json.dumps(
        {noun: {str(key): str(fact) for key, fact in held.items()} for noun, held in facts(store).items()}
    )
    told = json.dumps([one.as_dict() for one in outcomes])
    assert not [one for one in PERSONAL if one in kept]
    assert not [one for one in PERSONAL if one in told]


@pytest.mark.shared
def test_public_samples_are_read_and_the_one_that_lost_its_letters_is_refused(shared, store: Store):
    folder = shared / "data" / "formats" / "rna"
    names = ("rna_sample_waldec.csv", "rna_sample_import.csv", "rna_import_caracteres_perdus.csv")
    outcomes = {one.file: one for one in bring(store, *(Source(n, (folder / n).read_bytes()) for n in names))}
    assert outcomes["rna_sample_waldec.csv"].counts["actors_new"] == 3
    codes = [one.code for one in outcomes["rna_sample_import.csv"].remarks]
    assert codes.count("association-renumbered") == 3
    refused = outcomes["rna_import_caracteres_perdus.csv"].refused
    assert refused and refused.key == "tables.lost-letters"
    until = dict(zip(tables(store)["actors"]["name"], tables(store)["actors"]["until"], strict=True))
    assert until == {"BLACK OWL": "2015-01-20", "ARIADNE": None, until_name(until): None}


def until_name(names: dict[str, str | None]) -> str:
    """The third association of the sample."""
    return next(name for name in names if name.startswith("UNITE"))
