"""IMP-14: no family and no child: birth dates, NIR and life stories never reach the store, and the report says why."""

import json

from reports import bring, expected, file, report

from network.importing import batches
from network.listings import tables
from network.store import Store

FORBIDDEN = (
    "12/05/2019",
    "2019-05-12",
    "03/11/2017",
    "Lina",
    "Noé",
    "monoparentale",
    "suivi ASE",
    "son fils",
    "2 55 08",
)


def test_columns_and_texts_about_families_are_left_out_and_a_nir_refuses_its_file(store: Store):
    outcomes = bring(store, file("imp-14-presences.csv"), file("imp-14-nir.csv"))
    assert report(outcomes) == expected(14)
    held = {name: table.to_dict("records") for name, table in tables(store).items()}
    kept = json.dumps([held, batches(store), store.read("batch/list")], default=str, ensure_ascii=False)
    assert not [word for word in FORBIDDEN if word in kept]
    assert "santé mentale" in kept  # a theme stays
    assert {row["name"] for row in held["actors"]} >= {"PMI Exemple", "Aide sociale à l'enfance (ASE)"}
