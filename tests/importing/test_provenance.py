"""The value of a fact is what its remaining sources say."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from network.importing.provenance import Fact, heard, told, without
from network.model import Properties


def said_by(*words: tuple[str, Properties], noun: str = "place") -> Fact:
    (first, properties), *others = words
    fact = told(noun, properties, f"{first}||2")
    for batch, more in others:
        fact, _ = heard(noun, fact, more, f"{batch}||2")
    return fact


def test_two_sources_that_agree_need_no_record_of_what_each_said():
    fact = said_by(("bat-a", {"name": "La Ruche"}), ("bat-b", {"name": "La Ruche"}))
    assert fact == Fact({"name": "La Ruche"}, ("bat-a||2", "bat-b||2"), None)


def test_what_was_empty_is_filled_and_goes_with_the_file_that_filled_it():
    fact = said_by(("bat-a", {"name": "La Ruche"}), ("bat-b", {"name": "La Ruche", "postcode": "75019"}))
    assert fact.properties == {"name": "La Ruche", "postcode": "75019"}
    assert without("place", fact, "bat-b") == said_by(("bat-a", {"name": "La Ruche"}))


def test_a_contradiction_keeps_the_earlier_word_and_is_named():
    fact = said_by(("bat-a", {"postcode": "75019"}))
    after, contradictions = heard("place", fact, {"postcode": "75018"}, "bat-b||4")
    assert after.properties == {"postcode": "75019"}
    assert contradictions == ["postcode"]


def test_undoing_the_earlier_word_leaves_the_later_one():
    fact = said_by(("bat-a", {"postcode": "75019"}), ("bat-b", {"postcode": "75018"}))
    assert without("place", fact, "bat-a") == Fact({"postcode": "75018"}, ("bat-b||2",), None)


def test_two_files_say_the_same_name_and_one_is_undone_the_name_stays():
    fact = said_by(("bat-a", {"name": "La Ruche"}), ("bat-b", {"name": "La Ruche"}))
    assert without("place", fact, "bat-a") == Fact({"name": "La Ruche"}, ("bat-b||2",), None)


def test_a_hand_edit_wins_over_every_file_whenever_they_come():
    fact = said_by(("bat-a", {"field": "sante", "name": "PMI"}), ("edi-b", {"field": "prevention"}), noun="actor")
    after, contradictions = heard("actor", fact, {"name": "PMI", "field": "social"}, "bat-c||3")
    assert after.properties["field"] == "prevention"
    assert contradictions == ["field"]
    assert without("actor", after, "edi-b").properties["field"] == "sante"  # type: ignore[union-attr]


def test_another_spelling_of_an_actor_is_an_alias_and_no_contradiction():
    fact = said_by(("bat-a", {"name": "CAF de Paris"}), noun="actor")
    after, contradictions = heard("actor", fact, {"name": "C.A.F."}, "bat-b||2")
    assert (after.properties["name"], after.properties["aliases"], contradictions) == ("CAF de Paris", ["C.A.F."], [])
    assert without("actor", after, "bat-a").properties["name"] == "C.A.F."  # type: ignore[union-attr]


def test_a_field_that_a_file_gives_replaces_a_guess_without_contradiction():
    fact = said_by(("bat-a", {"name": "Clg N. Mandela"}), noun="actor")
    assert (fact.properties["field"], fact.properties["field_source"]) == ("education", "guessed")
    after, contradictions = heard(
        "actor", fact, {"name": "Clg N. Mandela", "field": "social", "field_source": "file"}, "bat-b||2"
    )
    assert (after.properties["field"], after.properties["field_source"], contradictions) == ("social", "file", [])
    assert without("actor", after, "bat-b") == fact


def test_the_strongest_presence_wins_in_any_order():
    excused, present = {"status": "excused", "people": 1}, {"status": "present", "people": 2}
    one = said_by(("bat-a", excused), ("bat-b", present), noun="attended")
    other = said_by(("bat-b", present), ("bat-a", excused), noun="attended")
    assert one.properties == other.properties == {"status": "present", "people": 2}


def test_a_precision_belongs_to_the_date_it_came_with():
    month = {"since": dt.date(2024, 3, 1), "since_precision": "month"}
    day = {"since": dt.date(2024, 3, 14), "since_precision": "day"}
    fact = said_by(("bat-a", {"kind": "action"}), ("bat-b", month), ("bat-c", day), noun="mission")
    assert fact.properties == {"kind": "action", **month}


TEXT = st.sampled_from(["x", "y", "z"])
WORDS = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXT,
        "postcode": TEXT,
        "kind": TEXT,
        "aliases": st.lists(st.sampled_from("abx"), min_size=1, max_size=3, unique=True),
        "since": st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 4)),
        "extra": st.sampled_from(['{"a":"1"}', '{"a":"2"}', '{"b":"1"}']),
    },
)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["bat", "edi"]), WORDS), min_size=1, max_size=5), st.integers(0, 4))
def test_undoing_gives_what_the_others_would_have_said_without_it(words, undone):
    batches = [(f"{prefix}-{rank}", word) for rank, (prefix, word) in enumerate(words)]
    batch, _ = batches[undone % len(batches)]
    rest = [one for one in batches if one[0] != batch]
    assert without("actor", said_by(*batches, noun="actor"), batch) == (said_by(*rest, noun="actor") if rest else None)


def test_of_two_rosters_the_one_with_an_answer_is_kept():
    fact = said_by(("bat-a", {"state": "silent"}), ("bat-b", {"state": "partial"}), noun="asked")
    assert fact.properties == {"state": "partial"}
