"""Answers exported by an online form: a time stamp, questions as headers, several boxes in one cell."""

import pytest

from forms.readings import codes, plain, reading, remark

HEADER = "Horodateur,Nom de votre structure,Avec quelles structures travaillez-vous ?"


def test_each_box_ticked_is_one_tie_and_the_split_is_shown():
    result = reading("a.csv", f'{HEADER}\n2025/03/05 10:12:33 AM UTC+1,CS Tilleuls,"CAF, PMI Flandre (DFPE, Paris)"\n')
    assert [plain(row) for row in result.rows] == [
        {
            "respondent": "CS Tilleuls",
            "target": target,
            "relations": ["collaborates"],
            "date": "2025-03-05",
            "wave": "2025",
        }
        for target in ("CAF", "PMI Flandre (DFPE, Paris)")
    ]
    assert remark(result, "several-organisations").severity == "info"


def test_without_a_time_stamp_a_comma_separates_only_known_structures():
    text = 'Votre structure;Structures partenaires;Vague\nCS Tilleuls;"CAF, PMI";2024\n'
    assert [row.values["target"] for row in reading("a.csv", text).rows] == ["CAF, PMI"]
    known = {"CAF", "PMI"}.__contains__
    assert [row.values["target"] for row in reading("a.csv", text, known_actor=known).rows] == ["CAF", "PMI"]


@pytest.mark.parametrize("name", ["enquête 2024.csv", "2024/enquête.csv"])
def test_the_wave_is_the_year_of_the_name(name):
    text = "Votre structure;Structure citée;Travaille avec\nCAF;PMI;oui\n"
    assert [row.values["wave"] for row in reading(name, text).rows] == ["2024"]


def test_an_answer_without_any_year_is_left_out_and_said():
    result = reading("a.csv", "Votre structure;Structure citée;Travaille avec\nCAF;PMI;oui\n")
    assert result.rows == [] and codes(result) == ["missing-value"]
    assert remark(result, "missing-value").column == "vague"


def test_a_questionnaire_about_oneself_is_a_directory():
    text = (
        "Horodateur,Nom de votre structure,Dans quel quartier intervenez-vous ?,Champs d'intervention\n"
        '05/03/2025 14:22:01,CS Tilleuls,Flandre,"Social, Éducation"\n'
    )
    assert plain(reading("a.csv", text).rows[0]) == {
        "name": "CS Tilleuls",
        "territory": "Flandre",
        "field": "social",
        "fields": ["education"],
        "last_confirmed": "2025-03-05",
    }


def test_questions_about_the_year_that_ends_are_questions_about_partners():
    text = (
        "Horodateur,Quel est le nom de votre structure ?,Avec quelles structures avez-vous travaillé cette année ?\n"
        '03/11/2025 09:12:44,Régie du 19e,"CAF, PMI Flandre"\n'
    )
    rows = [plain(row) for row in reading("reponses.csv", text).rows]
    assert [(row["respondent"], row["target"], row["wave"]) for row in rows] == [
        *(("Régie du 19e", "CAF", "2025"), ("Régie du 19e", "PMI Flandre", "2025"))
    ]
