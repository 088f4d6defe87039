"""Suggestions whose reasons can be checked on five actors."""

import datetime as dt
from math import log

import pytest

from network.errors import Unknown
from network.partners import path_between, suggest_partners

COLLABORATES = {"kind": "collaborates", "declared_by": "coordinator"}


@pytest.fixture
def five(neighbours):
    """a–b–c and a–d: a (health) is two steps from c (education); e (social) met a once and works with nobody."""
    for uid in ("d", "e"):
        neighbours("actor", uid=uid, name=f"Structure {uid}", kind="structure", field="social")
    for source, target in (("a", "b"), ("b", "c"), ("a", "d")):
        neighbours("tie", source=source, target=target, **COLLABORATES)
    neighbours("meeting", uid="m", title="Café des parents", date=dt.date(2024, 5, 2), precision="day")
    for uid in ("a", "e"):
        neighbours("attended", source=uid, target="m", status="present")
    return neighbours


def test_a_suggestion_names_common_partners_and_shared_meetings(embedded, five):
    found = suggest_partners(embedded, "Structure a")
    assert [one.uid for one in found] == ["c", "e"]
    assert found[0].score == pytest.approx(1 / log(2), abs=1e-3)  # one common partner, b, that has two ties
    assert found[0].reasons[0].fr == "1 partenaire commun : Structure b"
    assert found[1].reasons[0].fr == ("1 rencontre partagée, sans travail commun connu : Café des parents 2024-05-02")


def test_neither_present_partners_nor_actors_of_the_same_field_are_suggested(embedded, five):
    assert not {"b", "d"} & {one.uid for one in suggest_partners(embedded, "a")}


def test_missions_with_a_common_public_are_a_reason(embedded, five):
    for uid, mission in (("a", "m1"), ("e", "m2")):
        five("mission", uid=mission, title=mission, kind="service", publics=["familles"], themes=[])
        five("carries", source=uid, target=mission, role="leads")
    reasons = [reason.fr for reason in next(one for one in suggest_partners(embedded, "a") if one.uid == "e").reasons]
    assert "1 thème ou public commun : familles" in reasons


def test_a_path_goes_through_those_who_work_together(embedded, five):
    assert [step.uid for step in path_between(embedded, "d", "c")] == ["d", "a", "b", "c"]
    assert path_between(embedded, "a", "e") == []


def test_an_unknown_name_is_answered_with_close_ones(embedded, five):
    with pytest.raises(Unknown, match="Structure a"):
        suggest_partners(embedded, "structure")
