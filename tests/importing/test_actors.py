"""Which actor a name means: by identifier, by name in its territory, by likeness with a corroboration."""

import pytest

from network import vocabulary
from network.importing.actors import Actors, Mention

TILLEULS = {"name": "Centre social Les Tilleuls", "postcode": "75019"}
SIRET, OTHER = "siret:73282932000074:valid", "siret:13002526500013:valid"


def known(*actors: tuple[str, dict[str, object], str | None]) -> Actors:
    found = Actors(vocabulary.acronyms())
    for uid, properties, home in actors:
        found.add(uid, properties, home)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("name", ["CENTRE SOCIAL LES TILLEULS", "C.S. des Tilleuls", "CS Tilleuls (asso Quartier Uni)"])
def test_another_writing_of_the_name_is_the_same_actor(name):
    assert known(("a", TILLEULS, None)).find(Mention(name)) == "a"


def test_the_actor_of_the_territory_comes_before_that_of_another():
    actors = known(("here", {"name": "PMI"}, "T1"), ("there", {"name": "PMI"}, "T2"))
    assert actors.find(Mention("P.M.I.", near="T1")) == "here"
    assert actors.find(Mention("P.M.I.", near="T3")) is None


def test_an_actor_known_elsewhere_is_meant_only_when_it_is_the_only_one():
    actors = known(("there", TILLEULS, "T2"))
    assert actors.find(Mention("CS Tilleuls", near="T1")) == "there"
    assert actors.find(Mention("CS Tilleuls", home="T1")) is None


def test_an_actor_without_a_territory_takes_the_one_a_directory_gives():
    assert known(("a", TILLEULS, None)).find(Mention("CS Tilleuls", home="T1")) == "a"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DASES", "DSOL"),  # a renaming, or two services of one head office
        ("Espace 19", "Espace 19 Ourcq"),
        ("Crescendo halte-garderie Cambrai", "Crescendo crèche Ourcq"),
        ("Collège Henri Bergson", "Lycée Henri Bergson"),
    ],
)
@pytest.mark.parametrize("number", [SIRET, "siren:732829320:valid", "rna:W751092330:valid", "finess:750712184:valid"])
def test_a_number_that_several_names_have_is_a_question_and_no_answer(one, other, number):
    actors = known(("a", {"name": one, "ids": [number]}, None))
    assert actors.find(Mention(other, (number,))) is None
    actors.add("b", {"name": other, "ids": [number]})
    (pair,) = actors.alike(actors.known["b"])
    assert pair.uids == ("a", "b")


def test_the_number_of_a_head_office_that_all_of_its_sites_have_asks_nothing():
    sites = [("Ourcq", "a"), ("Halte-garderie Cambrai", "b"), ("PMI Tanger", "c"), ("Ludothèque Danube", "d")]
    actors = known(*((uid, {"name": name, "ids": [SIRET]}, None) for name, uid in sites))
    assert actors.all_alike() == []


def test_the_number_of_an_establishment_recognises_it_under_a_name_that_is_near():
    actors = known(("a", {"name": "Centre social Rosa Parks", "ids": [SIRET]}, None))
    assert actors.find(Mention("CS Rosa Parcs", (SIRET,))) == "a"
    assert actors.find(Mention("Rosa Parks", (SIRET,))) == "a"
    assert actors.find(Mention("", (SIRET,))) == "a"


def test_the_number_of_a_school_is_its_own_unless_the_names_contradict():
    uai = "uai:0750654D:valid"
    actors = known(("a", {"name": "École Tanger A", "ids": [uai]}, None))
    assert actors.find(Mention("École élémentaire 41 Tanger", (uai,))) == "a"
    assert actors.find(Mention("École Tanger B", (uai,))) is None


def test_a_number_without_a_name_means_nobody_when_several_have_it():
    actors = known(*((uid, {"name": name, "ids": [SIRET]}, None) for name, uid in (("Ourcq", "a"), ("Riquet", "b"))))
    assert actors.find(Mention("", (SIRET,))) is None


def test_two_schools_of_one_name_and_two_numbers_raise_no_doubt():
    names = {"name": "École élémentaire Tanger"}
    numbers = (("a", "uai:0750654D:valid"), ("b", "uai:0750655E:valid"))
    actors = known(*((uid, {**names, "ids": [number]}, "T1") for uid, number in numbers))
    assert actors.all_alike() == []


def test_the_short_name_of_a_directory_is_an_acronym_of_its_territory():
    adolescents = {"name": "Maison des adolescents", "short_name": "MDA"}
    associations = {"name": "Maison des associations", "short_name": "MDA"}
    actors = known(("a", adolescents, "T1"), ("b", associations, "T2"))
    assert (actors.find(Mention("MDA", near="T1")), actors.find(Mention("M.D.A.", near="T2"))) == ("a", "b")
    assert actors.find(Mention("MDA", near="T3")) is None
    assert actors.find(Mention("MDA")) is None


def test_an_acronym_met_where_it_reads_otherwise_is_another_actor_and_asked():
    actors = known(("mda", {"name": "MDA"}, None), ("b", {"name": "Maison des associations"}, "T2"))
    assert actors.find(Mention("MDA", near="T1")) == "mda"
    mention = Mention("MDA", near="T2")
    assert actors.find(mention) is None
    assert actors.new_uid(mention) not in actors.known
    assert actors.readings("MDA") == ["Maison des associations"]


def test_a_bare_kind_of_structure_met_elsewhere_is_another_one_and_the_caf_is_not():
    actors = known(("pmi", {"name": "PMI"}, "T1"), ("caf", {"name": "CAF"}, "T1"))
    assert (actors.find(Mention("P.M.I.", near="T1")), actors.find(Mention("P.M.I.", near="T2"))) == ("pmi", None)
    assert actors.find(Mention("C.A.F.", near="T2")) == "caf"


def test_an_acronym_that_nobody_declared_is_asked_in_all_its_readings():
    names = ("Maison des adolescents", "Maison des associations", "Centre social Rosa Parks")
    actors = known(*((uid, {"name": name}, None) for uid, name in zip("abc", names, strict=True)))
    actors.add("mda", {"name": "MDA"})
    assert {pair.uids for pair in actors.alike(actors.known["mda"])} == {("a", "mda"), ("b", "mda")}


def test_a_number_whose_key_is_wrong_recognises_nobody():
    actors = known(("a", {"name": "DASES", "ids": ["siret:73282932000079:bad_key"]}, None))
    assert actors.find(Mention("DSOL", ("siret:73282932000079:bad_key",))) is None


def test_two_numbers_of_one_register_are_two_establishments_of_one_name():
    actors = known(("a", {**TILLEULS, "ids": [SIRET]}, None))
    assert actors.find(Mention("Centre social Les Tilleuls", (OTHER,))) is None


def test_a_likeness_needs_a_corroboration():
    actors = known(("a", {"name": "Collège Nelson Mandela"}, "T1"))
    assert actors.find(Mention("Clg N. Mandela")) is None
    assert actors.find(Mention("Clg N. Mandela", near="T1")) == "a"


def test_a_local_number_alone_means_the_actor_that_has_it():
    actors = known(("a", {"name": "Ruche", "ids": ["local:7:unchecked"]}, None))
    assert actors.find(Mention("", ("local:7:unchecked",))) == "a"
    assert actors.find(Mention("Ourcq", ("local:7:unchecked",))) is None


def test_the_strongest_number_names_a_new_actor_else_its_name_and_home():
    actors = known()
    assert actors.new_uid(Mention("A", (SIRET, "uai:0750654D:valid"))) == actors.new_uid(
        Mention("B", ("uai:0750654D:valid",))
    )
    assert actors.new_uid(Mention("C.A.F.", home="T1")) == actors.new_uid(Mention("caf", home="T1"))
    assert actors.new_uid(Mention("CAF", home="T1")) != actors.new_uid(Mention("CAF", home="T2"))


def test_lines_of_one_directory_raise_no_doubt_unless_almost_equal():
    actors = known(("a", {"name": "Ruche Ourcq"}, "T1"), ("b", {"name": "Ruche Ourcq Nord"}, "T1"))
    assert len(actors.alike(actors.known["a"])) == 1
    for one in actors.known.values():
        one.listed.add("bat-a")
    assert actors.alike(actors.known["a"]) == []


def test_two_exchanged_letters_are_found_wherever_they_are():
    actors = known(("a", {"name": "IME Les Genêts"}, "T1"), ("b", {"name": "IME Les Geênts"}, None))
    (pair,) = actors.alike(actors.known["b"])
    assert pair.uids == ("a", "b")
