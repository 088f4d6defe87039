"""The verdict at each of its edges, and the words that go with it."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from network.coverage import Evidence, judge, months_without_sheets, response_by_field, response_of, unasked
from network.study import Lens, Network

SOLID = Evidence(actors=30, ties=60, response=0.80, by_field={"x": (0.50, 5)}, se=0.35)


@pytest.mark.parametrize(
    ("change", "verdict", "reasons"),
    [
        ({}, "solid", ()),
        ({"response": 0.799}, "fragile", ("response",)),
        ({"response": 0.50}, "fragile", ("response",)),
        ({"response": 0.499}, "not_comparable", ("response",)),
        ({"response": None}, "solid", ()),
        ({"by_field": {"x": (0.499, 5)}}, "fragile", ("field_response",)),
        ({"by_field": {"x": (0.25, 5)}}, "fragile", ("field_response",)),
        ({"by_field": {"x": (0.249, 5)}}, "not_comparable", ("field_response",)),
        ({"by_field": {"x": (0.0, 4)}}, "solid", ()),
        ({"actors": 29}, "fragile", ("actors",)),
        ({"actors": 20}, "fragile", ("actors",)),
        ({"actors": 19}, "not_comparable", ("actors",)),
        ({"ties": 59}, "fragile", ("ties",)),
        ({"ties": 30}, "fragile", ("ties",)),
        ({"ties": 29}, "not_comparable", ("ties",)),
        ({"se": 0.351}, "fragile", ("se",)),
        ({"se": 0.70}, "fragile", ("se",)),
        ({"se": 0.701}, "not_comparable", ("se",)),
        ({"se": None, "no_se": True}, "fragile", ("no_se",)),
        ({"empty_cell": True}, "fragile", ("empty_cell",)),
        ({"unasked": True}, "fragile", ("unasked",)),
        ({"contradicted": ("confirmed",)}, "fragile", ("sensitivity:confirmed",)),
        ({"response_gap": 0.20}, "solid", ()),
        ({"response_gap": 45 / 50 - 35 / 50}, "solid", ()),
        ({"response_gap": 0.201}, "not_comparable", ("response_gap",)),
        ({"months_missing": 0.25}, "solid", ()),
        ({"months_missing": 0.251}, "not_comparable", ("months_without_sheets",)),
        ({"other_instruments": True}, "not_comparable", ("other_instruments",)),
    ],
)
def test_each_edge_of_the_verdict(change, verdict, reasons):
    found = judge(replace(SOLID, **change))
    assert (found.verdict, found.reasons) == (verdict, reasons)


@pytest.mark.parametrize("change", [{"actors": 19}, {"ties": 29}, {"se": 0.8}])
def test_too_little_data_is_for_size_and_precision(change):
    found = judge(replace(SOLID, **change))
    assert found.too_little
    assert found.words is None


def test_another_reason_is_given_as_it_is():
    found = judge(replace(SOLID, response=0.43))
    assert not found.too_little
    assert found.words.fr == "Non comparable : 43 % de réponses, il en faut 50 %."
    assert found.words.en == "Not comparable: 43 % responses, 50 % are needed."


def test_the_field_that_answered_least_is_named():
    found = judge(replace(SOLID, by_field={"x": (0.2, 10), "y": (0.9, 10)}))
    assert found.words.fr == "Non comparable : 20 % de réponses dans le champ « x », il en faut 25 %."


def test_response_counts_those_who_were_asked():
    actors = pd.DataFrame({"uid": list("abcd"), "field": ["x", "x", "y", None], "answered": [True, False, None, True]})
    network = Network.from_tables(actors, pd.DataFrame({"source": ["a"], "target": ["b"]}))
    assert response_of(network) == pytest.approx(2 / 3)
    assert response_by_field(network) == {"x": (0.5, 2)}


def test_documents_alone_have_no_response():
    network = Network.from_tables(pd.DataFrame({"uid": ["a"], "field": ["x"]}))
    assert response_of(network) is None


def test_declared_ties_without_roster_are_unasked():
    actors = pd.DataFrame({"uid": ["a", "b"], "field": ["x", "y"], "answered": [None, None]})
    told = Network.from_tables(actors, observation="all", lens=Lens(layer="collaborations"))
    assert unasked(told)
    assert not unasked(replace(told, lens=Lens(layer="actions")))


def test_months_without_any_sheet_are_counted_over_the_period():
    actors = pd.DataFrame({"uid": ["a"], "field": ["x"]})
    events = pd.DataFrame({"uid": ["m", "n"], "date": [dt.date(2024, 1, 9), dt.date(2024, 3, 9)]})
    seats = pd.DataFrame({"actor": ["a"], "event": ["m"]})
    lens = Lens(layer="meetings", since=dt.date(2024, 1, 1), until=dt.date(2024, 4, 30))
    network = Network.from_tables(actors, presences=seats, events=events, lens=lens)
    assert months_without_sheets(network) == 0.75  # the meeting of March has no sheet
    assert months_without_sheets(replace(network, lens=Lens(layer="meetings"))) is None


def test_a_meeting_known_by_its_year_leaves_no_month_of_it_without_sheets():
    actors = pd.DataFrame({"uid": ["a"], "field": ["x"]})
    events = pd.DataFrame({"uid": ["m"], "date": [dt.date(2024, 1, 1)], "precision": ["year"]})
    seats = pd.DataFrame({"actor": ["a"], "event": ["m"]})
    lens = Lens(layer="meetings", since=dt.date(2024, 1, 1), until=dt.date(2025, 12, 31))
    assert months_without_sheets(Network.from_tables(actors, presences=seats, events=events, lens=lens)) == 0.5


def test_the_field_that_answers_least_is_named_by_its_label_and_only_if_it_is_large_enough():
    words = judge(Evidence(60, 120, 0.6, by_field={"sante": (0.2, 10), "prevention": (0.0, 2)})).words
    assert words is not None
    assert "Santé" in words.fr and "Prévention" not in words.fr
