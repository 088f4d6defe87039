"""The view document: columns that agree, colours that are safe, words in both languages, nobody who is a person."""

import datetime as dt
import json
import re

import pandas as pd
import pytest

from made import meetings, territory
from network.resources import folder
from network.sentences import catalogue
from network.study import Lens, Network
from network.views import document, inline_json, map_places
from network.views.palette import palette
from network.views.text import label
from network.vocabulary import core_fields, fields


def toy(**columns) -> Network:
    actors = pd.DataFrame(
        {
            "uid": ["a", "b", "c", "d"],
            "name": ["École", "PMI", "CMP", "Sans champ"],
            "kind": ["structure", "service", "institution", None],
            "field": ["education", "sante", "sante", None],
            "extended": ["education", "sante", "sante", None],
            **columns,
        }
    )
    ties = pd.DataFrame(
        {
            "source": ["a", "b", "a", "c"],
            "target": ["b", "c", "b", "d"],
            "since": [dt.date(2019, 1, 1), None, dt.date(2021, 1, 1), None],
            "until": [dt.date(2020, 1, 1), None, None, None],
        }
    )
    return Network.from_tables(actors, ties, lens=Lens())


def test_columns_of_a_table_have_one_length():
    told = document(territory(50), title="x").as_dict()
    actors = {name: column for name, column in told["actors"].items() if name != "silent"}
    assert {len(column) for column in actors.values()} == {50}
    assert {len(told["ties"][name]) for name in ("a", "b", "kind", "since", "until")} == {len(told["ties"]["a"])}


def test_the_document_is_json_and_the_same_twice():
    first = json.dumps(document(territory(50), title="x").as_dict(), allow_nan=False)
    assert first == json.dumps(document(territory(50), title="x").as_dict(), allow_nan=False)


def test_a_tie_is_across_or_within_fields_and_neither_when_a_field_is_unknown():
    told = document(toy(), title="x")
    codes = [told.legend["ties"][kind]["code"] if kind >= 0 else None for kind in told.ties["kind"]]
    assert list(zip(told.ties["a"], told.ties["b"], codes, strict=True)) == [
        (0, 1, "across"),
        (0, 1, "across"),
        (1, 2, "within"),
        (2, 3, None),
    ]


def test_two_periods_of_one_pair_stay_two_rows_and_one_partner():
    told = document(toy(), title="x")
    assert told.ties["since"][:2] == [17897, 18628]
    assert told.ties["until"][:2] == [18262, None]
    assert told.partners[0] == {1}


def test_the_legend_counts_the_actors_of_each_field_and_names_the_unknown():
    fields = document(toy(), title="x").legend["fields"]
    assert [(row["label"], row["n"]) for row in fields] == [("Éducation", 1), ("Santé", 2), ("Champ inconnu", 1)]


def test_an_extended_nomenclature_keeps_the_colour_of_its_core_field_and_tells_letters_apart():
    network = toy(field=["logement", "social", "vie-locale", None])
    rows = {row["code"]: row for row in document(network, title="x").legend["fields"]}
    assert rows["logement"]["colour"] == rows["social"]["colour"] == palette().fields["social"]["colour"]
    assert rows["logement"]["letters"] != rows["social"]["letters"]
    assert rows["vie-locale"]["colour"] == palette().fields["habitants"]["colour"]


def test_a_nomenclature_of_ones_own_takes_the_series_then_no_colour():
    codes = [f"champ{at:02}" for at in range(12)]
    network = Network.from_tables(pd.DataFrame({"uid": codes, "field": codes}))
    colours = [row["colour"] for row in document(network, title="x").legend["fields"]]
    assert colours[:10] == list(palette().series)
    assert set(colours[10:]) == {palette().missing}


def test_a_sole_practitioner_is_shown_by_kind_only():
    told = document(toy(natural_person=[True, False, None, False]), title="x")
    assert told.actors["name"] == ["Professionnel exerçant seul", "PMI", "CMP", "Sans champ"]


def test_names_are_cut_and_hidden_directions_taken_out():
    told = document(toy(name=["École\u202e<b>", "a\nb", "x" * 200, None]), title="x")
    assert told.actors["name"][:2] == ["École<b>", "a b"]
    assert len(told.actors["name"][2]) == 90
    assert told.actors["name"][3] == "Sans nom"


def test_nothing_in_the_data_can_close_its_script():
    text = inline_json({"name": "</script><!--\u2028\u2029"})
    assert "<" not in text and "\u2028" not in text and "\u2029" not in text
    assert json.loads(text) == {"name": "</script><!--\u2028\u2029"}


def test_meetings_are_nodes_after_the_actors():
    told = document(meetings(), title="x")
    assert len(told.meetings["id"]) == 25
    assert min(told.ties["b"]) >= 60
    assert told.legend["kinds"][-1]["shape"] == "diamond"
    assert told.ties["since"] == told.ties["until"]


def test_before_and_after_stand_on_one_map_with_each_tie_kept_new_or_gone():
    before, after = territory(40, ties=2), territory(40, ties=3)
    told = document(after, title="x", before=before)
    assert [row["code"] for row in told.legend["ties"]] == ["kept", "came", "went"]
    then = set(zip(before.ties["a"], before.ties["b"], strict=True))
    now = set(zip(after.ties["a"], after.ties["b"], strict=True))
    assert told.ties["kind"].count(0) == len(then & now)
    assert told.ties["kind"].count(1) == len(now - then)
    assert told.ties["kind"].count(2) == len(then - now)


def test_kept_places_are_kept_and_a_newcomer_gets_one():
    known = map_places(territory(40))
    bigger = map_places(territory(41), known=known)
    assert all(bigger[uid] == spot for uid, spot in known.items())
    assert len(bigger) == 41


def test_every_word_of_the_explorer_is_in_both_languages_and_used():
    used = "".join(path.read_text("utf-8") for path in (folder("visualizations") / "explorer").glob("*.js"))
    used += "".join(path.read_text("utf-8") for path in (folder("visualizations") / "templates").rglob("*.html"))
    used += (folder("visualizations").parent / "src/network/exports/html.py").read_text("utf-8")
    keys = [key.removeprefix("explorer.") for key in catalogue() if key.startswith("explorer.")]
    unused = [key for key in keys if f'"{key}"' not in used and f"words.{key}" not in used and f"'{key}'" not in used]
    assert [key for key in unused if not re.fullmatch(r"legend-(fields|kinds|ties)", key)] == []


def test_the_words_are_in_the_language_of_the_document():
    assert document(toy(), title="x", lang="en").words["legend"] == "Legend and filters"
    assert document(toy(), title="x").words["legend"] == "Légende et filtres"


def test_a_fictional_territory_says_so():
    assert "fictif" in document(toy(), title="x", fictional=True).meta["fictional"]
    assert document(toy(), title="x").meta["fictional"] == ""


def test_territories_are_named_and_outlined_only_when_there_are_several_with_enough_actors():
    told = document(territory(60), title="x", territories={"Les Tilleuls": "Quartier des Tilleuls"})
    assert "Quartier des Tilleuls" in [group["name"] for group in told.groups]
    assert document(toy(), title="x").groups == []


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


COLOURS = [*(row["colour"] for row in palette().fields.values()), *palette().series, palette().missing]


@pytest.mark.parametrize("colour", COLOURS)
def test_each_colour_of_a_field_stands_out_on_white(colour):
    assert _contrast(colour, "#FFFFFF") >= 3


def test_the_silent_and_those_of_unknown_field_are_drawn_hollow_never_left_out():
    told = document(toy(answered=[True, False, None, True]), title="x")
    assert told.actors["silent"] == [1]
    assert told.hollow == {1, 3}


def test_letters_read_on_their_colour():
    rows = document(territory(60), title="x").legend["fields"]
    assert all(_contrast(row["colour"], row["ink"]) >= 4.5 for row in rows if row["code"])


def test_letters_of_the_fields_are_all_different():
    letters = [*(row["letters"] for row in palette().fields.values()), *palette().extended.values()]
    assert len(letters) == len(set(letters))


def test_every_field_of_the_vocabulary_has_its_letters_and_every_core_field_its_colour():
    assert set(fields()) <= palette().fields.keys() | palette().extended.keys()
    assert set(core_fields()) == palette().fields.keys()


def test_labels_of_nothing_are_empty():
    assert label(None) == label(float("nan")) == label("\u202e") == ""


def test_an_empty_network_is_an_empty_document():
    told = document(Network.from_tables(pd.DataFrame({"uid": [], "field": []})), title="x")
    assert told.actors["id"] == told.ties["a"] == told.groups == []
