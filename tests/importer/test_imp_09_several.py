"""IMP-09: « CAF / PMI » and « Emmaüs, Secours pop » are two actors, « 12/14e » and « Jeux & Cie » are one."""

from reports import bring, expected, file, report

from network.listings import tables
from network.store import Store

SOURCE = file("imp-09-cellules.csv")


def test_a_cell_is_split_only_where_it_names_two(store: Store):
    assert report(bring(store, SOURCE)) == expected(9)
    assert sorted(tables(store)["actors"]["name"]) == [
        *("12/14e", "CAF", "Emmaüs", "Jeux & Cie", "PMI", "Restos, Cœurs", "Secours pop")
    ]


def test_the_split_is_shown_before_anything_is_written(embedded: Store):
    [tried] = bring(embedded, SOURCE, apply=False)
    shown = [remark.message("fr") for remark in tried.remarks if remark.code == "several-organisations"]
    assert shown == [
        "« CAF / PMI » est lu comme 2 structures : CAF · PMI.",
        "« Emmaüs / Secours pop » est lu comme 2 structures : Emmaüs · Secours pop.",
    ]
    assert not len(tables(embedded)["actors"])
