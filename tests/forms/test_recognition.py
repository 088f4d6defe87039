"""What a file seems to be is told with reasons, before anything is read; a correction does what it says."""

import datetime as dt
from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.errors import Refused, Unknown
from network.forms import (
    DROPPED,
    FileMapping,
    Join,
    Origin,
    Reading,
    RecognisedSheet,
    SheetChoice,
    Source,
    as_recognised,
    blocks,
    corrected,
    forms,
    mapping_text,
    opened_as,
    read_files,
    read_mapping,
    recognise_files,
    role_words,
    text_for,
)
from network.forms.registers import registers
from network.forms.shapes import shape_of
from network.identity import MASK
from network.sentences import catalogue

TODAY = dt.date(2026, 1, 5)
GRID = """;;Réunions › 2025;;
Structure;Quartier;05/03/2025;12/04/25;Théâtre-forum 14 mai
CAF / PMI Flandre;Flandre;X;exc.;x
Collège Exemple;Flandre;;✓;2
Mme Martin (CAF);Flandre;x;?;Marie D.
Total;;3;2;3
"""
CONTACTS = """Qui;Joindre;Ouvert le;Suivi par;Nom de l'enfant
Centre social Les Tilleuls;accueil@cs.example;05/03/2019;Awa Diallo;Léo
PMI de la Fontaine;contact@pmi.example;12/04/2020;Mme Roche;Zoé
"""


def sheet_of(text: str, name: str = "fichier.csv", **how: object) -> RecognisedSheet:
    [found] = recognise_files([Source(name, text.encode())], today=TODAY, **how)  # type: ignore[arg-type]
    return found.sheets[0]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_grid_is_recognised_with_the_reason_of_each_column():
    sheet = sheet_of(GRID)
    assert (sheet.state, sheet.form.code, sheet.line) == ("read", "attendance-grid", 2)
    assert [(column.letter, column.use, column.role) for column in sheet.columns] == [
        ("A", "role", "organisation"),
        ("B", "role", "territory"),
        ("C", "meeting", None),
        ("D", "meeting", None),
        ("E", "meeting", None),
    ]
    assert sheet.columns[0].why.fr == "« Structure » est un nom connu de la colonne « structure »."
    assert "5 mars 2025" in sheet.columns[2].why.fr and "March" in sheet.columns[2].why.en
    assert sheet.why[1].fr == "3 colonnes portent une date de rencontre."
    assert sheet.candidates[0].form.code == "attendance-grid"


def test_the_preview_says_how_each_cell_is_read_and_masks_persons():
    first, second, third, total = sheet_of(GRID).preview
    assert first.cells[0].reading.fr == "2 structures : CAF · PMI Flandre"
    assert [cell.reading.fr if cell.reading else None for cell in first.cells[2:]] == ["présent", "excusé", "présent"]
    assert second.cells[4].reading.fr == "présents : 2 personnes"
    assert (third.cells[0].text, third.cells[0].reading.fr) == (f"{MASK} CAF", "CAF")
    assert third.cells[3].doubtful and third.cells[4].text == MASK
    assert total.left is not None and total.number == 6


def test_dates_and_codes_are_written_out():
    sheet = sheet_of("Structure 1;Structure 2;Lien;Depuis\nCAF;PMI;oriente;05/03/25\nCAF;PMI;convention;mars 2025\n")
    assert sheet.preview[0].cells[3].reading.fr == "5 mars 2025"
    assert sheet.preview[1].cells[3].reading is None  # « mars 2025 » is read as it is written
    assert sheet.preview[0].cells[2].reading.fr == "oriente vers"


def test_unknown_headers_are_proposed_by_their_values_and_applied_by_nobody():
    sheet = sheet_of(CONTACTS)
    name, mail, opened, followed, child = sheet.columns
    assert (sheet.state, sheet.form.code) == ("unknown", "actors")
    assert (name.proposal, mail.proposal) == ("name", "contact") and 0 < name.score < 1
    assert opened.proposal is None and "Plusieurs rôles sont possibles" in opened.why.fr
    assert {"since", "until", "last_confirmed"} <= set(opened.options)
    assert (followed.proposal, followed.samples) == (None, ())
    assert (child.use, child.samples) == ("blocked", ())
    assert not {"Awa Diallo", "Mme Roche", "Léo"} & {cell.text for line in sheet.preview for cell in line.cells}


@pytest.mark.parametrize(
    ("values", "role"),
    [
        (["73282932000074", "35600000000048"], "siret"),
        (["0750655E", "0750001U"], "uai"),
        (["W751000001", "W9T1002867"], "rna"),
        (["75019", "75018"], "postcode"),
        (["www.tilleuls.example.org", "https://pmi.example.fr"], "website"),
        (["santé", "éducation"], "field"),
    ],
)
def test_values_alone_tell_what_a_column_holds(values: list[str], role: str):
    lines = "\n".join(f"Centre social {n};{value}" for n, value in enumerate(values))
    column = sheet_of(f"Structure;Colonne2\n{lines}\n", form="actors").columns[1]
    assert (column.use, column.proposal) == ("extra", role)


def test_a_sheet_without_headers_is_said_to_have_none():
    sheet = sheet_of("CAF de Paris;05/03/2025;x\nPMI Flandre;05/03/2025;exc.\nCentre social Rosa Parks;12/04/2025;x\n")
    assert (sheet.state, sheet.form.code, sheet.line) == ("unknown", "attendance-list", 0)
    assert [column.proposal for column in sheet.columns] == ["organisation", "when", "status"]
    choice = SheetChoice("", form="attendance-list", header_line=0, roles={0: "organisation", 1: "when", 2: "status"})
    source = Source("liste.csv", b"CAF de Paris;05/03/2025;x\nPMI Flandre;05/03/2025;exc.\n")
    [found] = recognise_files([source], today=TODAY)
    text = corrected(None, found, [choice])
    assert '"colonne B" = "when"' in text
    [reading] = read_files([source], mapping=read_mapping(text), today=TODAY)
    assert isinstance(reading, Reading)
    assert [(row.line, row.values["organisation"], row.values["status"]) for row in reading.rows] == [
        (1, "CAF de Paris", "present"),
        (2, "PMI Flandre", "excused"),
    ]


def test_an_e_mail_in_the_first_line_heads_nothing_but_a_number_in_a_name_may():
    assert sheet_of("CAF de Paris;contact@caf.example\nPMI Flandre;accueil@pmi.example\n").line == 0
    assert sheet_of("Critère 1;Critère 2\nCAF de Paris;bleu\nPMI Flandre;vert\n").line == 1


def test_structures_ticked_in_an_online_form_are_told_apart():
    text = "Horodateur;Votre structure;Avec quelles structures travaillez-vous ?;Votre nom\n"
    text += "05/03/2025 10:12;CAF;PMI Flandre, Collège Mandela;Awa Diallo\n"
    [line] = sheet_of(text).preview
    assert line.cells[2].reading.fr == "2 structures : PMI Flandre · Collège Mandela"
    assert line.cells[3].text == MASK


def test_a_matrix_says_that_its_headers_are_structures():
    sheet = sheet_of(";CAF;PMI;Collège\nCAF;;x;x\nPMI;x;;\nCollège;x;;\n")
    assert sheet.form.code == "matrix"
    assert [column.use for column in sheet.columns] == ["role", "relation", "relation", "relation"]


def test_minutes_say_who_they_name_and_hide_persons():
    document = docx.Document()
    for text in ("Groupe de travail parentalité", "Date : 12 mai 2024", "Présents : Mme Martin (CAF), PMI Flandre"):
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    [found] = recognise_files([Source("CR.docx", written.getvalue())], today=TODAY)
    [sheet] = found.sheets
    assert dict((what.fr, value.fr) for what, value in sheet.context)["présents"] == "CAF · PMI Flandre"
    assert not sheet.columns and "Martin" not in str(found.as_dict())


def test_a_grid_whose_year_is_nowhere_says_so():
    sheet = sheet_of("Structure;05/03;12/04\nCAF;x;x\nPMI;x;\n")
    assert sheet.state == "unknown" and "l'année" in sheet.why[0].fr


def test_what_surrounds_a_sign_in_sheet_is_told():
    text = "Théâtre-forum du 14 mars 2024\nLieu : École Tanger\n\nNom;Structure;Signature\nA. B.;CAF;x\n"
    told = dict((what.fr, value.fr) for what, value in sheet_of(text).context)
    assert told["date de la rencontre"] == "14 mars 2024"
    assert (told["lieu"], told["format de la rencontre"]) == ("École Tanger", "Théâtre-forum")


def test_sheets_left_aside_empty_and_unknown_are_told_apart():
    rows = [["Structure", "Champ", "Quartier"], ["CAF", "social", "Flandre"]]
    content = workbook(Annuaire=rows, Légende=[["x = présent"]], Vide=[], Notes=[["Penser à rappeler"], ["et puis"]])
    [found] = recognise_files([Source("a.xlsx", content)], today=TODAY)
    assert [(sheet.name, sheet.state) for sheet in found.sheets] == [
        ("Annuaire", "read"),
        ("Légende", "aside"),
        ("Vide", "aside"),
        ("Notes", "unknown"),
    ]


def test_a_file_that_cannot_be_opened_has_its_reason():
    [found] = recognise_files([Source("photo.xlsx", b"\x89PNG")], today=TODAY)
    assert found.refused is not None and not found.sheets and found.as_dict()["refused"]["remedy"]


def test_a_correction_gives_rows_with_the_chosen_roles_and_nothing_else():
    source = Source("contacts.csv", CONTACTS.encode())
    [found] = recognise_files([source], today=TODAY)
    choice = SheetChoice("", form="actors", roles={0: "name", 2: "since", 1: DROPPED}, constants={"field": "social"})
    text = corrected(None, found, [choice])
    [reading] = read_files([source], mapping=read_mapping(text), today=TODAY)
    assert isinstance(reading, Reading)
    first = reading.rows[0]
    assert (first.values["name"], first.values["field"]) == ("Centre social Les Tilleuls", "social")
    assert first.values["since"].date == dt.date(2019, 3, 5)
    assert dict(first.extra) == {}  # the e-mail was dropped by hand, the persons and the child by themselves


def test_a_header_can_be_said_to_be_on_another_line():
    text = "Quartier;Champ;Structure\nà remplir;à remplir;à remplir\nQui;Où;Quoi\nCAF;Flandre;social\n"
    choice = SheetChoice("", form="actors", header_line=3)
    [found] = recognise_files([Source("a.csv", text.encode())], today=TODAY)
    shown = sheet_of(text, "a.csv", mapping=read_mapping(corrected(None, found, [choice])))
    assert [column.header for column in shown.columns] == ["Qui", "Où", "Quoi"] and shown.line == 3


def test_two_columns_of_one_name_are_told_apart_by_their_letter():
    text = "Structure;Nom;Nom\nx;CAF;Flandre\n"
    [found] = recognise_files([Source("a.csv", text.encode())], today=TODAY)
    told = blocks(found, [SheetChoice("", form="actors", roles={1: "name", 2: "territory"})])
    assert told[0].columns == {"colonne B": "name", "colonne C": "territory"}
    [reading] = read_files([Source("a.csv", text.encode())], mapping=read_mapping(mapping_text(told)), today=TODAY)
    assert isinstance(reading, Reading)
    assert dict(reading.rows[0].values) == {"name": "CAF", "territory": "Flandre"}


def test_several_sheets_of_a_file_are_each_read_their_own_way():
    content = workbook(
        Janvier=[["Qui", "Vu"], ["CAF", "x"]],
        Annuaire=[["Structure", "Champ", "Quartier"], ["PMI", "santé", "Flandre"]],
        Brouillon=[["Structure", "Champ", "Quartier"], ["Doublon", "santé", "Flandre"]],
    )
    source = Source("a.xlsx", content)
    [found] = recognise_files([source], today=TODAY)
    choices = [
        SheetChoice(
            "Janvier",
            form="attendance-sheets",
            roles={0: "organisation", 1: "status"},
            constants={"when": "14/01/2025", "format": "comité", "territory": "Flandre"},
        ),
        SheetChoice("Brouillon", leave=True),
    ]
    text = corrected(None, found, choices)
    [reading] = read_files([source], mapping=read_mapping(text), today=TODAY)
    assert isinstance(reading, Reading)
    assert [(row.sheet, row.form) for row in reading.rows] == [
        ("Janvier", "attendance-sheets"),
        ("Annuaire", "actors"),
    ]
    meeting = reading.rows[0].values
    assert (meeting["when"].date, meeting["format"]) == (dt.date(2025, 1, 14), "comite")
    assert meeting["territory"] == "Flandre"


@pytest.mark.parametrize(
    ("choice", "key"),
    [
        (SheetChoice("", form="actors", roles={0: "organisation"}), "recognition.wrong-role"),
        (SheetChoice("", form="actors", roles={0: "name", 1: "name"}), "recognition.role-twice"),
        (SheetChoice("", form="actors", roles={0: "name", 4: "short_name"}), "recognition.blocked-column"),
        (SheetChoice("", form="actors", roles={0: "name"}, constants={"field": "foot"}), "recognition.wrong-constant"),
        (SheetChoice("", form="actors", roles={1: DROPPED}), "recognition.no-role"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_its_remedy(choice: SheetChoice, key: str):
    [found] = recognise_files([Source("contacts.csv", CONTACTS.encode())], today=TODAY)
    with pytest.raises(Refused) as refused:
        blocks(found, [choice])
    assert refused.value.key == key and refused.value.words("en")


def test_a_sheet_or_a_column_that_is_not_there_is_said():
    [found] = recognise_files([Source("contacts.csv", CONTACTS.encode())], today=TODAY)
    with pytest.raises(Unknown, match="pas de feuille"):
        blocks(found, [SheetChoice("Mars")])
    with pytest.raises(Unknown, match="pas de colonne"):
        blocks(found, [SheetChoice("", form="actors", roles={40: "name"})])


def test_a_second_correction_keeps_the_first_and_what_a_mapping_says_beside():
    content = workbook(A=[["Qui"], ["CAF"]], B=[["Quoi"], ["PMI"]])
    [found] = recognise_files([Source("a.xlsx", content)], today=TODAY)
    before = read_mapping('[nomenclature]\nx = "X"\n[[file]]\nmatch = "autre.csv"\nform = "ties"\n')
    once = read_mapping(corrected(before, found, [SheetChoice("A", form="actors", roles={0: "name"})]))
    twice = read_mapping(corrected(once, found, [SheetChoice("B", form="places", roles={0: "name"})]))
    told = {(one.match, one.sheet): one.form for one in twice.files}
    assert told[("a.xlsx", "A")] == "actors" and told[("a.xlsx", "B")] == "places"
    assert told[("autre.csv", None)] == "ties" and twice.nomenclature == {"x": "X"}


def test_a_file_read_as_recognised_and_read_by_what_that_says_gives_the_same_rows():
    source = Source("grille.csv", GRID.encode())
    [found] = recognise_files([source], today=TODAY)
    text = mapping_text(blocks(found, [as_recognised(sheet) for sheet in found.sheets]))
    by_itself, by_mapping = (
        read_files([source], mapping=mapping, today=TODAY)[0] for mapping in (None, read_mapping(text))
    )
    assert isinstance(by_itself, Reading) and isinstance(by_mapping, Reading)
    assert by_itself.rows == by_mapping.rows


def test_the_batch_of_a_file_depends_on_what_is_said_of_it_alone():
    both = '[[file]]\nmatch = "a.csv"\nform = "actors"\n[[file]]\nmatch = "b.csv"\nform = "ties"\n'
    alone = read_mapping('[[file]]\nmatch = "a.csv"\nform = "actors"\n')
    assert text_for(read_mapping(both), "a.csv") == text_for(alone, "a.csv")
    assert text_for(alone, "c.csv") == "" == text_for(None, "a.csv")


def test_a_new_date_or_another_order_of_columns_is_the_same_shape():
    before = ["Structure", "Quartier", "05/03/2025"]
    assert shape_of(before) == shape_of(["Quartier", "STRUCTURE", "05/03/2025", "12/04/2025", "Comité du 3 mai 2025"])
    assert shape_of(before) != shape_of(["Structure", "Champ", "05/03/2025"]) != shape_of(["Structure", "Champ"])


def test_every_role_has_a_name_in_both_languages():
    unnamed = [
        (form.code, key)
        for form in forms().values()
        for key in form.columns
        if f"roles.{form.code}-{key}" not in catalogue() and f"roles.{key}" not in catalogue()
    ]
    assert not unnamed
    assert role_words(forms()["missions"], "title").en == "name of the mission or action"


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=20)
values = st.one_of(
    texts, st.integers(-99, 99), st.booleans(), st.dates(), st.floats(allow_nan=False, allow_infinity=False)
)
roles = st.sampled_from([key for key in forms()["actors"].columns if key != "local"])


@settings(deadline=None)
@given(
    columns=st.dictionaries(texts, roles, max_size=6),
    constants=st.dictionaries(roles, values, max_size=3),
    told=st.dictionaries(roles, st.dictionaries(texts, texts, min_size=1, max_size=3), max_size=2),
    drop=st.lists(texts, max_size=3),
    sheet=st.none() | texts,
    line=st.none() | st.integers(0, 50),
    join=st.none() | st.builds(Join, texts, texts, texts, st.dictionaries(texts, roles, max_size=2)),
    nomenclature=st.dictionaries(texts, texts, max_size=2),
)
def test_any_mapping_written_as_text_reads_back_the_same(
    columns, constants, told, drop, sheet, line, join, nomenclature
):
    written = FileMapping(
        "f*.csv",
        "actors",
        columns,
        constants,
        told,
        (join,) if join else (),
        sheet=sheet,
        header_line=line,
        drop=tuple(drop),
    )
    origin = Origin("RNA", "Licence Ouverte 2.0", "2025-12")
    read = read_mapping(mapping_text([written], nomenclature, origin))
    assert read.files == (written,) and read.nomenclature == nomenclature and read.origin == origin


words = st.text(st.sampled_from("abcdefghij XYZéè'-(1"), min_size=1, max_size=10).map(lambda text: f"c {text.strip()}")


@settings(deadline=None, max_examples=50)
@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_whatever_the_headers_the_import_gives_the_chosen_roles(headers, data):
    chosen = data.draw(st.permutations(["short_name", "territory", "address", "seeks", "offers"]))
    position = data.draw(st.integers(0, len(headers) - 1))
    others = [at for at in range(len(headers)) if at != position]
    picked = {position: "name"} | dict(zip(others, chosen, strict=False))
    line = [f"Centre {at}" for at in range(len(headers))]
    source = Source("f.csv", "\n".join(";".join(row) for row in (headers, line)).encode())
    [found] = recognise_files([source], today=TODAY)
    text = corrected(None, found, [SheetChoice("", form="actors", header_line=1, roles=picked)])
    [reading] = read_files([source], mapping=read_mapping(text), today=TODAY)
    assert isinstance(reading, Reading)
    [row] = reading.rows
    expected = {role: [line[at]] if role in ("seeks", "offers") else line[at] for at, role in picked.items()}
    assert dict(row.values) == expected


def test_a_register_is_named_and_stays_one_when_only_its_opening_is_chosen():
    register = Source("f.csv", registers()["finess"].examples[0].text.encode())
    [found] = recognise_files([register], today=TODAY)
    [sheet] = found.sheets
    assert sheet.is_read and sheet.form is None and "registre public" in sheet.why[0].fr
    mapping = read_mapping(opened_as(None, "f.csv", encoding="utf-8"))
    [again] = recognise_files([register], mapping=mapping, today=TODAY)
    assert again.sheets[0].origin == sheet.origin
    chosen = read_mapping(corrected(None, found, [SheetChoice("", form="actors", header_line=0)]))
    assert chosen.chooses("f.csv") and not mapping.chooses("f.csv")


def test_a_hidden_sheet_is_not_read_until_it_is_asked_for():
    book = openpyxl.Workbook()
    for name in ("Vu", "Masqué"):
        sheet = book.create_sheet(name)
        sheet.append(["Structure", "Champ", "Quartier"])
        sheet.append(["CAF", "social", "Flandre"])
    book["Masqué"].sheet_state = "hidden"
    del book["Sheet"]
    written = BytesIO()
    book.save(written)
    source = Source("a.xlsx", written.getvalue())
    [found] = recognise_files([source], today=TODAY)
    assert [(sheet.name, sheet.state) for sheet in found.sheets] == [("Vu", "read"), ("Masqué", "aside")]
    assert "masquée" in found.sheets[1].why[0].fr
    mapping = read_mapping(opened_as(None, "a.xlsx", hidden="read"))
    [again] = recognise_files([source], mapping=mapping, today=TODAY)
    assert [sheet.state for sheet in again.sheets] == ["read", "hidden"]
