"""A pair side by side: what each side is, and the reasons for and against, in words."""

import datetime as dt

import pytest

from imported import TODAY, bring, named, reading, two_quarters
from network import resolving
from network.errors import Unknown
from network.importing import Pair
from network.model import When
from network.store import Store

SIRET = "siret:73282932000074:valid"


def told(store: Store, one: str, other: str) -> resolving.Beside:
    return resolving.beside(store, resolving.pair_between(store, named(store, one), named(store, other)))


def reasons(found: resolving.Beside) -> list[str]:
    return [words.fr for words in found.reasons]


def side(found: resolving.Beside, name: str) -> resolving.Side:
    return next(one for one in found.sides if one.name == name)


def test_numbers_names_and_place_are_said_one_reason_a_line(embedded: Store):
    line = {"ids": [SIRET], "address": "12 rue de Tanger", "postcode": "75019"}
    bring(embedded, reading("a.csv", "actors", {"name": "Centre social Rosa Parks", **line}))
    bring(embedded, reading("b.csv", "actors", {"name": "Maison Ourcq", **line}))
    found = told(embedded, "Centre social Rosa Parks", "Maison Ourcq")
    said = reasons(found)
    assert (said[0], said[-1]) == ("même SIRET (73282932000074)", "même adresse")
    assert said[1].startswith("chacun des deux noms dit ce que l'autre ne dit pas")


def test_a_number_whose_key_is_wrong_is_shown_as_no_proof(embedded: Store):
    wrong = ["siret:73282932000079:bad_key"]
    bring(embedded, reading("a.csv", "actors", {"name": "Rosa Parks", "ids": wrong}, {"name": "Ourcq", "ids": wrong}))
    assert "sa clé est fausse" in reasons(told(embedded, "Rosa Parks", "Ourcq"))[0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("École maternelle Tanger", "École élémentaire Tanger", "publics ou secteurs différents"),
        ("Collège Rouault", "Lycée Rouault", "types différents : "),
        ("École 41 Tanger", "École 43 Tanger", "numéros ou lettres différents : "),
        ("Centre social Rosa Parks", "CS Rosa Parcs", "orthographe voisine"),
        ("Clg N. Mandela", "Collège Nelson Mandela", "initiale"),
        ("Espace 19", "Espace 19 Ourcq", "un des deux noms en dit plus : ourcq"),
        ("École Tanger A", "École Tanger", "un seul des deux donne un numéro ou une lettre : a"),
    ],
)
def test_what_two_names_have_in_common_or_not_is_named(embedded: Store, one, other, expected):
    bring(embedded, reading("a.csv", "actors", {"name": one}, {"name": other}))
    assert any(reason.startswith(expected) for reason in reasons(told(embedded, one, other)))


def test_the_name_that_says_more_is_rather_the_part(embedded: Store):
    bring(embedded, reading("a.csv", "actors", {"name": "Espace 19"}, {"name": "Espace 19 Ourcq"}))
    found = told(embedded, "Espace 19", "Espace 19 Ourcq")
    assert found.part == named(embedded, "Espace 19 Ourcq")
    assert "deux lignes d'un même fichier : a.csv" in reasons(found)


def test_a_side_says_where_when_and_by_which_line(embedded: Store):
    two_quarters(embedded)
    bring(embedded, reading("a.csv", "actors", {"name": "CS Tilleuls", "territory": "Flandre", "field": "social"}))
    rows = [
        {"when": When(dt.date(2024, 3, number)), "title": "TF", "territory": "Flandre", "organisation": name}
        for number in (5, 12)
        for name in ("CS Tilleuls", "CS Tileuls")
    ]
    bring(embedded, reading("b.csv", "attendance-list", *rows))
    found = told(embedded, "CS Tilleuls", "CS Tileuls")
    known = side(found, "CS Tilleuls")
    assert (known.territories, known.field) == (("Flandre",), "social")
    assert (known.meetings, known.first, known.last) == (2, "2024-03-05", "2024-03-12")
    assert [(one.file, one.line) for one in known.sources] == [("a.csv", 2), ("b.csv", 2)]
    assert "venus tous deux à 2 mêmes rencontres" in reasons(found)
    assert side(found, "CS Tilleuls").as_dict("en")["field_label"] == "Social work"


def test_two_meetings_are_compared_by_day_title_and_who_came(embedded: Store):
    two_quarters(embedded)
    day = When(dt.date(2024, 3, 5))
    for title, names in (("Forum Flandre", "ABCD"), ("Parole aux parents", "ABCE")):
        row = {"when": day, "title": title, "territory": "Flandre", "format": "theatre-forum"}
        bring(
            embedded, reading(title, "attendance-list", *({**row, "organisation": f"Ruche {name}"} for name in names))
        )
    (pair,) = [one for one in resolving.waiting(embedded) if one.noun == "meeting"]
    found = resolving.beside(embedded, pair)
    assert reasons(found) == [
        "même jour : 2024-03-05",
        "titres différents",
        "même format",
        "même territoire : Flandre",
        "3 organisations présentes aux deux, sur 4 à la moins fréquentée",
    ]
    assert len(found.sides[0].present) == 4


def test_a_pair_that_left_the_store_is_unknown(embedded: Store):
    bring(embedded, reading("a.csv", "actors", {"name": "Espace 19"}))
    with pytest.raises(Unknown):
        resolving.beside(embedded, Pair(80, (named(embedded, "Espace 19"), "act-0"), ("Espace 19", "")))
    with pytest.raises(Unknown):
        resolving.pair_between(embedded, "act-0", named(embedded, "Espace 19"))


def test_it_is_told_in_both_languages_and_as_plain_data(embedded: Store):
    bring(
        embedded, reading("a.csv", "actors", {"name": "Espace 19", "since": When(TODAY)}, {"name": "Espace 19 Ourcq"})
    )
    shown = told(embedded, "Espace 19", "Espace 19 Ourcq").as_dict("en")
    assert shown["reasons"][0].startswith("close name")
    assert {"uid", "name", "ids", "sources", "territories"} <= shown["sides"][0].keys()


def test_an_acronym_is_said_with_both_of_its_readings(embedded: Store):
    names = ("Maison des adolescents", "Maison des associations", "MDA")
    for name in names:
        bring(embedded, reading(f"{name}.csv", "actors", {"name": name}))
    said = reasons(told(embedded, "MDA", "Maison des adolescents"))
    assert said[0] == "MDA peut être le sigle de : Maison des adolescents"
    assert said[1] == "MDA peut aussi se lire : Maison des associations"


def test_the_queue_puts_first_the_likely_pair_that_most_facts_depend_on(embedded: Store):
    lines = [{"name": name} for name in ("CS Rosa Parks", "Régie Vignes", "Espace 19")]
    bring(embedded, reading("a.csv", "actors", *lines))
    ties = [("CS Rosa Parcs", "Régie Vigne"), ("Régie Vigne", "Espace 19 Ourcq"), ("Régie Vigne", "Espace 19")]
    bring(embedded, reading("l.csv", "ties", *({"source": a, "target": b, "kind": "refers"} for a, b in ties)))
    waiting = resolving.waiting(embedded)
    assert [set(pair.names) for pair in waiting] == [
        {"Régie Vignes", "Régie Vigne"},
        {"CS Rosa Parks", "CS Rosa Parcs"},
        {"Espace 19", "Espace 19 Ourcq"},
    ]
    assert [pair.facts for pair in waiting] == [3, 1, 2]
