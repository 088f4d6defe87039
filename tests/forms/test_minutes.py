"""Minutes of meetings: lists after a colon, under a label, in a table of labels; persons are a number."""

import pytest

from forms.readings import codes, document, plain, reading, refusal, remark
from network.forms.form import form_named
from network.forms.listed import read_list
from network.forms.prose import neutral

FUNCTIONS = form_named("minutes").functions


def said(name: str, *blocks: str | list[list[str]]) -> list[tuple[object, ...]]:
    """Status, structure and people of each row."""
    result = reading(name, document(blocks))
    return [
        (row.values["status"], row.values.get("organisation") or row.values.get("residents"), row.values.get("people"))
        for row in result.rows
    ]


def test_a_line_may_hold_several_lists_and_the_date_is_that_of_the_title():
    result = reading(
        "CR_GT_parentalité_12-05.docx",
        document(
            [
                "Compte rendu du GT parentalité – 12 mai 2024",
                "Présents : PMI, EDL ; Excusés : CAF ; Décisions : la PMI et l'EDL montent un atelier avec l'école",
            ]
        ),
    )
    assert [(row.values["organisation"], row.values["status"]) for row in result.rows] == [
        *(("PMI", "present"), ("EDL", "present"), ("CAF", "excused"))
    ]
    assert plain(result.rows[0])["when"] == "2024-05-12"
    assert result.rows[0].values["format"] == "groupe-travail"
    decision = remark(result, "decision-to-enter")
    assert decision.severity == "info" and "un atelier avec l'école" in decision.message("fr")


def test_bullets_under_a_label_are_its_items_until_the_next_heading():
    assert said(
        "CR 2024.docx",
        "# Compte rendu",
        "Date : jeudi 14 mars 2024 de 14h à 16h",
        "Étaient présent·e·s (5) :",
        "* Mme Claire MARTIN, puéricultrice, PMI Flandre",
        "* CAF de Paris : M. Roche, Mme Petit",
        "* Association Jeux & Cie",
        "* + 4 mamans",
        "# Excusé(e)s",
        "* Collège Rouault (Mme la principale)",
        "# Ordre du jour",
        "* Bilan du kiosque",
    ) == [
        ("present", "PMI Flandre", 1),
        ("present", "CAF de Paris", 2),
        ("present", "Association Jeux & Cie", None),
        ("present", True, 4),
        ("excused", "Collège Rouault", 1),
    ]


def test_a_table_of_labels_is_read_down_or_across():
    down = [
        ["Présents", "CAF\nMme Diallo (CS Tilleuls)"],
        ["Excusés", "École Tanger, mairie du 19e"],
        ["Lieu", "Salle"],
    ]
    assert said("COPIL 12 mai 2024.docx", "COPIL", down) == [
        ("present", "CAF", None),
        ("present", "CS Tilleuls", 1),
        ("excused", "École Tanger", None),
        ("excused", "mairie du 19e", None),
    ]
    across = [["Présents", "Excusés"], ["CAF", "PMI"], ["École Tanger", ""]]
    assert said("COPIL 12 mai 2024.docx", "COPIL", across) == [
        *(("present", "CAF", None), ("excused", "PMI", None), ("present", "École Tanger", None))
    ]


def test_an_attendance_table_in_a_document_takes_its_meeting_from_the_text_above():
    table = [["Nom", "Structure", "Signature"], ["MARTIN Cl.", "PMI Flandre", "x"], ["", "CAF", "excusée"]]
    result = reading("CR.docx", document(["Théâtre-forum du 14 mars 2024", "Lieu : École Tanger", table]))
    assert result.forms == ("attendance-sheets",)
    assert plain(result.rows[0]) == {
        "organisation": "PMI Flandre",
        "people": 1,
        "when": "2024-03-14",
        "title": "Théâtre-forum",
        "format": "theatre-forum",
        "place": "École Tanger",
        "status": "present",
    }
    assert "text-without-list" in codes(result)


def test_the_next_meeting_is_not_this_one():
    result = reading("CR.docx", document(["Groupe de travail", "Présents : CAF", "Prochaine réunion : 12 juin 2024"]))
    assert "when" not in result.rows[0].values
    assert remark(result, "meeting-without-date").severity == "warning"


def test_no_person_is_in_a_row_or_a_remark():
    blocks = [
        "COPIL du 5 mars 2024",
        "Présents : Sophie Martin, Awa Diallo (CAF)",
        "Décision : Mme Martin appelle la CAF",
    ]
    result = reading("CR.docx", document(blocks))
    kept = str([(row.values, row.extra) for row in result.rows]) + str([one.as_dict() for one in result.remarks])
    assert not [name for name in ("Martin", "Sophie", "Diallo", "Awa") if name in kept]
    assert result.rows[0].values["people"] == 1 and "organisation" not in result.rows[0].values
    assert remark(result, "no-organisation").severity == "warning"


def test_a_document_without_a_list_nor_a_table_is_refused():
    assert refusal("note.docx", document(["Note de service", "Rien à signaler."])) == "forms.no-list"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la PMI et la CAF", [("PMI", 0), ("CAF", 0)]),
        ("CAF, PMI Flandre et École Tanger A", [("CAF", 0), ("PMI Flandre", 0), ("École Tanger A", 0)]),
        ("Jeux & Cie", [("Jeux & Cie", 0)]),
        ("Maison des parents et de l'enfance", [("Maison des parents et de l'enfance", 0)]),
        ("Mme Martin (CAF), M. Roche (collège Mandela)", [("CAF", 1), ("collège Mandela", 1)]),
        ("Mme Martin et M. Roche (CAF)", [("CAF", 2)]),
        ("Mme Martin, CAF, M. Roche, collège Mandela", [("CAF", 1), ("collège Mandela", 1)]),
        ("Mme Martin, coordinatrice, CAF ; M. Roche – CPE – collège Mandela", [("CAF", 1), ("collège Mandela", 1)]),
        ("la DSOL (par la CAF)", [("DSOL", 0)]),
        ("PMI rue des Tilleuls (DFPE)", [("PMI rue des Tilleuls (DFPE)", 0)]),
        ("CAF / PMI", [("CAF", 0), ("PMI", 0)]),
    ],
)
def test_a_list_names_structures_and_counts_people(text, found):
    assert [(name, one.people) for one in read_list(text, FUNCTIONS) for name in one.names] == found


@pytest.mark.parametrize(
    "label", ["Présents", "PRÉSENT·E·S :", "Présent(e)s (12)", "2. Présents-es", "Présents (par ordre)"]
)
def test_a_label_is_known_however_it_is_written(label):
    assert form_named("minutes").lists[neutral(label)] == "present"
