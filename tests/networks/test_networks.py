"""What a lens keeps and what it leaves out, on a territory of three structures."""

import datetime as dt

import pytest

from network.errors import Unknown
from network.networks import read, reader
from network.study import Lens

COLLABORATES = {"kind": "collaborates", "declared_by": "coordinator"}
YEAR = Lens(since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 31))


def ends(network) -> set[tuple[str, str]]:
    uids = network.actors["uid"]
    return {(uids[a], uids[b]) for a, b in zip(network.ties["a"], network.ties["b"], strict=True)}


def test_a_declared_tie_is_read_with_its_actors_fields_and_stratum(embedded, neighbours):
    neighbours("tie", source="b", target="a", **COLLABORATES)
    network = read(embedded, Lens())
    assert ends(network) == {("a", "b")}
    assert list(network.actors["field"]) == ["sante", "sante"]  # c is tied to nobody: not active
    assert set(network.actors["stratum"]) == {"T1"}
    assert network.observation == "all"  # nobody was asked
    assert network.collected == {"collaborations": ("ties",)}


def test_everybody_is_in_when_the_boundary_is_all(embedded, neighbours):
    assert list(read(embedded, Lens(boundary="all")).actors["uid"]) == ["a", "b", "c"]


def test_a_directory_of_idle_actors_changes_nothing(embedded, neighbours):
    neighbours("tie", source="a", target="c", **COLLABORATES)
    before = read(embedded, Lens()).digest
    for number in range(20):
        neighbours("actor", uid=f"idle-{number}", name=f"Association {number}", field="social")
    assert read(embedded, Lens()).digest == before


def test_a_tie_without_end_lasts_twelve_months_after_it_began(embedded, neighbours):
    neighbours("tie", source="a", target="b", since=dt.date(2023, 2, 1), since_precision="day", **COLLABORATES)
    neighbours("tie", source="a", target="c", since=dt.date(2022, 2, 1), since_precision="day", **COLLABORATES)
    assert ends(read(embedded, YEAR)) == {("a", "b")}


def test_an_undated_tie_is_left_out_of_a_dated_lens_and_counted(embedded, neighbours):
    neighbours("tie", source="a", target="b", **COLLABORATES)
    network = read(embedded, YEAR)
    assert network.ties.empty
    assert network.left_out["undated"] == 1


def test_a_service_counts_as_its_structure_and_ties_inside_are_counted_as_rolled_up(embedded, neighbours):
    neighbours("actor", uid="s", name="Halte-garderie de a", kind="service", field="social")
    neighbours("part_of", source="s", target="a")
    neighbours("tie", source="s", target="a", **COLLABORATES)
    neighbours("tie", source="s", target="c", **COLLABORATES)
    network = read(embedded, Lens())
    assert ends(network) == {("a", "c")}
    assert network.left_out == {"rolled_up": 1}
    assert ends(read(embedded, Lens(unit="service"))) == {("a", "s"), ("c", "s")}


def test_a_service_of_an_institution_stays_itself_until_the_unit_is_the_institution(embedded, neighbours):
    neighbours("actor", uid="i", name="CAF", kind="institution", field="social")
    neighbours("actor", uid="s", name="Service social de la CAF", kind="service", field="social")
    neighbours("part_of", source="s", target="i")
    neighbours("tie", source="s", target="c", **COLLABORATES)
    assert ends(read(embedded, Lens())) == {("c", "s")}
    assert ends(read(embedded, Lens(unit="institution"))) == {("c", "i")}


def test_duplicates_and_former_names_are_one_actor(embedded, neighbours):
    for uid in ("a2", "old"):
        neighbours("actor", uid=uid, name=uid, field="sante")
    neighbours("same_as-actor", source="a2", target="a")
    neighbours("became", source="old", target="b")
    neighbours("tie", source="a2", target="c", **COLLABORATES)
    neighbours("tie", source="old", target="c", **COLLABORATES)
    assert ends(read(embedded, Lens())) == {("a", "c"), ("b", "c")}


def test_an_action_ties_those_who_carry_it_and_is_one_source_of_ties(embedded, neighbours):
    neighbours("mission", uid="m", title="Kiosque", kind="action", programme=True)
    for uid, role in (("a", "leads"), ("b", "partner"), ("c", "funds")):
        neighbours("carries", source=uid, target="m", role=role)
    network = read(embedded, Lens())
    assert ends(network) == {("a", "b")}
    assert set(network.ties["source_id"]) == {"m"}
    assert read(embedded, Lens(without=("programme",))).ties.empty
    assert read(embedded, Lens(without=("largest-action",))).ties.empty
    assert ends(read(embedded, Lens(layer="funding"))) == {("c", "a"), ("c", "b")}


@pytest.fixture
def asked(neighbours):
    """Wave 2024: a and b answered, c stayed silent; a says it works with b and c, b says it works with a."""
    neighbours("wave", uid="w", name="2024", since=dt.date(2024, 1, 1), until=dt.date(2024, 3, 31), instrument="Q1")
    for uid, state in (("a", "answered"), ("b", "partial"), ("c", "silent")):
        neighbours("asked", source=uid, target="w", state=state)
    for source, target in (("a", "b"), ("a", "c"), ("b", "a")):
        neighbours("tie", source=source, target=target, kind="collaborates", wave="2024", declared_by="respondent")
    return neighbours


def test_a_wave_gives_its_ties_who_answered_and_how_it_was_asked(embedded, asked):
    network = read(embedded, Lens(wave="2024"))
    assert ends(network) == {("a", "b"), ("a", "c")}
    assert list(network.actors["answered"]) == [True, True, False]
    assert network.observation == "either"
    assert network.collected == {"collaborations": ("ties:Q1",)}


def test_nothing_but_its_answers_falls_in_a_wave_without_dates(embedded, asked):
    asked("wave", uid="w", since=None, until=None)
    asked("tie", source="b", target="c", since=dt.date(2024, 2, 1), since_precision="day", **COLLABORATES)
    network = read(embedded, Lens(wave="2024"))
    assert ends(network) == {("a", "b"), ("a", "c")}
    assert network.left_out["undated"] == 1


def test_the_strong_rule_keeps_what_both_respondents_declared(embedded, asked):
    network = read(embedded, Lens(wave="2024", confirmed=True))
    assert ends(network) == {("a", "b")}
    assert network.observation == "both"
    assert network.left_out == {"unconfirmed": 1}


def test_the_roster_boundary_keeps_those_who_were_asked(embedded, asked):
    asked("actor", uid="d", name="d", field="social")
    asked("tie", source="d", target="a", **COLLABORATES)
    assert list(read(embedded, Lens(wave="2024", boundary="roster")).actors["uid"]) == ["a", "b", "c"]


def test_an_actor_active_at_either_date_is_in_both_networks_of_a_comparison(embedded, asked):
    later = Lens(since=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31))
    now = Lens(wave="2024")
    assert read(embedded, later).actors.empty
    assert list(reader(embedded, over=(now, later))(later).actors["uid"]) == ["a", "b", "c"]


def test_an_actor_closed_before_the_period_is_not_at_risk(embedded, asked):
    asked("actor", uid="c", until=dt.date(2023, 6, 30))
    assert list(read(embedded, Lens(wave="2024")).actors["uid"]) == ["a", "b"]


def test_presences_are_the_seats_of_meetings_and_excused_actors_have_none(embedded, neighbours):
    neighbours("meeting", uid="m", title="COPIL", format="comite", date=dt.date(2024, 3, 5), precision="day")
    neighbours("located_in-meeting", source="m", target="t")
    for uid, status in (("a", "present"), ("b", "excused"), ("c", "present")):
        neighbours("attended", source=uid, target="m", status=status)
    network = read(embedded, YEAR.on("meetings"))
    seated = network.actors["uid"].iloc[network.presences["actor"]]
    assert list(seated) == ["a", "c"]
    assert network.events[["format", "stratum"]].to_numpy().tolist() == [["comite", "T1"]]


def test_a_meeting_known_to_the_month_counts_only_in_a_period_that_holds_the_month(embedded, neighbours):
    neighbours("meeting", uid="m", title="COPIL", date=dt.date(2024, 12, 1), precision="month")
    neighbours("attended", source="a", target="m", status="present")
    cut = Lens(layer="meetings", since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 15))
    assert len(read(embedded, YEAR.on("meetings")).events) == 1
    left = read(embedded, cut)
    assert left.events.empty
    assert left.left_out["undated"] == 1


def test_a_territory_lens_keeps_ties_between_actors_active_there(embedded, neighbours):
    neighbours("territory", uid="u", name="Haut-Canal", code="T2", kind="micro-quartier", role="pilot")
    neighbours("actor", uid="d", name="d", field="social")
    neighbours("located_in-actor", source="d", target="u")
    neighbours("tie", source="a", target="d", **COLLABORATES)
    neighbours("tie", source="a", target="c", **COLLABORATES)
    assert ends(read(embedded, Lens(territories=("Les Tilleuls",)))) == {("a", "c")}
    assert dict(read(embedded, Lens()).actors[["uid", "stratum"]].to_numpy()) == {"a": "T1", "c": "T1", "d": "T2"}


def test_a_territory_or_wave_that_does_not_exist_is_named_with_those_that_do(embedded, neighbours):
    with pytest.raises(Unknown, match="T1"):
        read(embedded, Lens(territories=("Nulle part",)))
    with pytest.raises(Unknown):
        read(embedded, Lens(wave="1999"))


def test_extended_fields_are_shown_as_they_are_and_rolled_up_at_core(embedded, neighbours):
    neighbours("actor", uid="a", field="vie-locale")
    neighbours("tie", source="a", target="c", **COLLABORATES)
    assert list(read(embedded, Lens()).actors["field"]) == ["habitants", "education"]
    assert list(read(embedded, Lens(fields="extended")).actors["field"]) == ["vie-locale", "education"]


def test_knowing_a_mission_is_a_directed_tie_to_whoever_carries_it(embedded, neighbours):
    neighbours("mission", uid="m", title="Accueil du jeune enfant", kind="service")
    neighbours("carries", source="b", target="m", role="leads")
    neighbours("knows", source="c", target="m", level=2)
    network = read(embedded, Lens(layer="awareness"))
    assert network.directed
    assert ends(network) == {("c", "b")}


def test_a_service_follows_the_new_name_of_its_structure(embedded, neighbours):
    neighbours("actor", uid="s", name="Halte", kind="service", field="sante")
    neighbours("part_of", source="s", target="a")
    neighbours("became", source="a", target="b")
    neighbours("tie", source="s", target="c", **COLLABORATES)
    neighbours("tie", source="b", target="c", **COLLABORATES)
    assert ends(read(embedded, Lens())) == {("b", "c")}


def test_a_tie_within_one_month_counts_only_where_the_whole_month_does(embedded, neighbours):
    month = {"since": dt.date(2023, 3, 1), "since_precision": "month"}
    month |= {"until": dt.date(2023, 3, 1), "until_precision": "month"}
    neighbours("tie", source="a", target="b", **month, **COLLABORATES)
    spring = Lens(since=dt.date(2023, 3, 15), until=dt.date(2023, 6, 30))
    assert ends(read(embedded, spring)) == set()
    assert ends(read(embedded, Lens(since=dt.date(2023, 3, 1), until=dt.date(2023, 6, 30)))) == {("a", "b")}


def test_what_two_services_of_one_structure_say_is_one_word(embedded, asked):
    for uid in ("s1", "s2"):
        asked("actor", uid=uid, name=uid, kind="service", field="sante")
        asked("part_of", source=uid, target="a")
    for source, target in (("s1", "c"), ("s2", "c"), ("c", "a")):
        asked("tie", source=source, target=target, kind="collaborates", wave="2024", declared_by="respondent")
    network = read(embedded, Lens(wave="2024", confirmed=True))
    assert ends(network) == {("a", "b"), ("a", "c")}
    assert len(network.ties) == 2


@pytest.fixture
def two_quartiers(neighbours):
    """Haut-Canal, coded before Les Tilleuls, beside it; d is located nowhere."""
    neighbours("territory", uid="zz", name="Haut-Canal", code="T0", kind="micro-quartier", role="pilot")
    neighbours("actor", uid="d", name="d", field="social")
    return neighbours


def home_of(store, uid: str) -> str:
    actors = read(store, Lens(boundary="all")).actors
    return actors.loc[actors["uid"] == uid, "stratum"].item()


def test_an_actor_that_nothing_places_counts_in_the_lowest_code(embedded, two_quartiers):
    assert home_of(embedded, "d") == "T0"


def test_an_absence_is_no_reason_to_be_at_home_somewhere(embedded, two_quartiers):
    for uid, place, status in (("m1", "zz", "absent"), ("m2", "zz", "excused"), ("m3", "t", "present")):
        two_quartiers("meeting", uid=uid, title=uid, date=dt.date(2024, 3, 5), precision="day")
        two_quartiers("located_in-meeting", source=uid, target=place)
        two_quartiers("attended", source="d", target=uid, status=status)
    assert home_of(embedded, "d") == "T1"


def test_an_action_carried_somewhere_places_those_who_carry_it(embedded, two_quartiers):
    two_quartiers("mission", uid="k", title="Kiosque", kind="action")
    two_quartiers("located_in-mission", source="k", target="t")
    two_quartiers("carries", source="d", target="k", role="partner")
    assert home_of(embedded, "d") == "T1"


def test_an_actor_of_a_city_and_of_a_quartier_is_of_the_quartier(embedded, two_quartiers):
    two_quartiers("territory", uid="aa", name="Paris", code="75", kind="commune")
    for place in ("aa", "t"):
        two_quartiers("located_in-actor", source="d", target=place)
    two_quartiers("tie", source="d", target="a", **COLLABORATES)
    assert home_of(embedded, "d") == "T1"
    assert ends(read(embedded, Lens(territories=("T1",)))) == {("a", "d")}


def test_a_word_that_leaves_nothing_out_is_refused(embedded, neighbours):
    with pytest.raises(Unknown, match="largest-action"):
        read(embedded, Lens(without=("programe",)))
