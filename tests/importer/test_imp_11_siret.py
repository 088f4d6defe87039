"""IMP-11: a SIRET that a spreadsheet spoilt is repaired or padded and said; every line is kept."""

from reports import bring, expected, file, report

from network.listings import tables
from network.store import Store


def test_numbers_are_repaired_padded_flagged_and_no_line_is_lost(store: Store):
    assert report(bring(store, file("imp-11-siret.csv"))) == expected(11)
    actors = tables(store)["actors"]
    assert {name: list(ids or ()) for name, ids in zip(actors["name"], actors["ids"], strict=True)} == {
        "Exposant complet": ["siret:60487647500499:bad_key"],
        "Espaces": ["siret:60487647500499:bad_key"],
        "Treize chiffres": ["siret:05780500400017:valid"],
        "Clé fausse": ["siret:73282932000075:bad_key"],
        "Exposant tronqué": [],
        "Juste": ["siret:73282932000074:valid"],
    }
