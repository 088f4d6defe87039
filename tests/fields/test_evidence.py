"""What says the field of an actor: codes, numbers and names, the strongest first, contradictions said."""

from network.fields.evidence import STRENGTH, signs
from network.fields.proposing import Proposal


def proposal(**properties: object) -> Proposal:
    found = signs([properties])  # type: ignore[list-item]
    return Proposal("act-1", str(properties.get("name") or ""), "structure", tuple(found))


def test_evidence_comes_in_order_of_strength():
    found = proposal(
        name="Crèche Les Lilas",
        codes=["di-network:caf", "rna-object:021005", "naf:88.91A", "uai-type:ecole", "finess-category:172"],
    )
    assert [sign.source for sign in found.signs] == list(STRENGTH)


def test_a_valid_number_of_the_education_register_is_education():
    assert proposal(name="Espace Mozart", ids=["uai:0750654D:valid"]).field == "education"
    assert signs([{"name": "Espace Mozart", "ids": ["uai:0750655A:bad_key"]}]) == []


def test_a_medico_social_establishment_of_that_register_stays_medico_social():
    found = proposal(name="Institut", ids=["uai:0750654D:valid"], codes=["uai-type:medico-social"])
    assert found.choices == ("medico-social",)


def test_a_name_and_a_code_that_disagree_give_two_choices_and_both_reasons():
    found = proposal(name="Centre social Ourcq", codes=["naf:85.20Z"])
    assert found.contradicted
    assert found.choices == ("education", "social")
    assert found.reason.fr == ("code NAF 85.20Z (enseignement primaire) – mais le nom dit « centre social » : Social")
    assert found.reason.en.endswith('but the name says "centre social": Social work')


def test_several_fields_of_one_code_are_no_contradiction():
    found = proposal(name="PMI Flandre", codes=["finess-category:223"])
    assert (found.field, found.fields, found.contradicted) == ("prevention", ("sante",), False)


def test_two_extended_fields_of_one_core_are_no_contradiction_but_both_can_be_chosen():
    found = proposal(name="Mission locale Est", codes=["naf:88.99B"])
    assert (found.field, found.choices, found.contradicted) == ("social", ("social", "emploi-insertion"), False)


def test_what_is_open_says_nothing():
    assert signs([{"name": "Quartier Uni", "codes": ["naf:94.99Z", "di-typology:ASSO", "other:1"]}]) == []


def test_what_a_duplicate_says_counts():
    found = signs([{"name": "Quartier Uni"}, {"name": "Q. Uni", "codes": ["finess-category:220"]}])
    assert [sign.field for sign in found] == ["social"]


def test_a_chosen_field_comes_from_what_says_it_or_from_the_person():
    found = proposal(name="Centre social Ourcq", codes=["naf:85.20Z"])
    assert [found.source_of(field) for field in ("education", "social", "sante")] == ["naf", "name", "edit"]
