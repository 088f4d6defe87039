"""Suggestions whose reasons can be checked on five actors."""

import datetime as dt
from math import log

import pytest

from network.errors import Unknown
from network.partners import path_between, suggest_partners
from network.study import Lens

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
    assert found[1].reasons[0].fr == "1 rencontre partagée, sans travail commun connu : Café des parents 02/05/2024"
    assert found[1].reasons[0].en == "1 shared meeting, no common work known: Café des parents 2024-05-02"


def test_a_meeting_without_title_is_called_by_its_format_and_dated_as_far_as_it_is_known(embedded, five):
    five("meeting", uid="n", format="theatre-forum", date=dt.date(2023, 3, 1), precision="month")
    for uid in ("a", "c"):
        five("attended", source=uid, target="n", status="present")
    [met] = [one for one in suggest_partners(embedded, "a")[0].reasons if "rencontre" in one.fr]
    assert met.fr.endswith("Théâtre-forum 03/2023")
    assert met.en.endswith("Forum theatre 2023-03")


def test_neither_present_partners_nor_actors_of_the_same_field_are_suggested(embedded, five):
    assert not {"b", "d"} & {one.uid for one in suggest_partners(embedded, "a")}


def test_missions_with_a_common_theme_or_public_are_a_reason_told_by_its_label(embedded, five):
    for uid, mission in (("a", "m1"), ("e", "m2")):
        five(
            "mission", uid=mission, title=mission, kind="service", publics=["enfants-0-3"], themes=["acces-aux-droits"]
        )
        five("carries", source=uid, target=mission, role="leads")
    reason = next(one for one in suggest_partners(embedded, "a") if one.uid == "e").reasons[-1]
    assert reason.fr == "2 thèmes ou publics communs : Accès aux droits, Enfants de 0 à 3 ans"
    assert reason.en == "2 themes or publics in common: Access to rights, Children aged 0 to 3"


def test_an_actor_that_the_lens_leaves_out_is_told_what_to_widen(embedded, five):
    with pytest.raises(Unknown) as told:
        suggest_partners(embedded, "e", lens=Lens(boundary="active", until=dt.date(2020, 1, 1)))
    assert told.value.remedy("fr") == "Élargissez la période, le territoire ou le périmètre (« tous les acteurs »)."
    assert "boundary" in told.value.remedy("en")


def test_of_two_actors_of_one_name_the_identifier_is_asked_for(embedded, five):
    five("actor", uid="f", name="Structure a", kind="structure", field="social")
    with pytest.raises(Unknown) as told:
        suggest_partners(embedded, "Structure a")
    assert "(uid)" in told.value.remedy("fr")
    assert "passerelles" not in told.value.words("fr")


def test_a_path_goes_through_those_who_work_together(embedded, five):
    assert [step.uid for step in path_between(embedded, "d", "c")] == ["d", "a", "b", "c"]
    assert path_between(embedded, "a", "e") == []


def test_an_unknown_name_is_answered_with_close_ones(embedded, five):
    with pytest.raises(Unknown, match="Structure a"):
        suggest_partners(embedded, "structure")
