"""A printed attendance sheet comes back as the same meeting, each expected structure known by its line."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from network.errors import Refused, Unknown
from network.exports.sign_in import Expected, Planned, expected, sign_in
from network.forms import Reading, Source, read_files
from network.importing import Outcome, import_files
from network.listings import tables
from network.store import Store

TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 9, 0, tzinfo=dt.UTC)
PLANNED = Planned("Parler des écrans", dt.date(2026, 3, 14), "theatre-forum", "Tilleuls", "École Tanger")
FILES = {
    "territoires.csv": "Territoire;Type\nTilleuls;quartier\nCanal;quartier\n",
    "annuaire.csv": "Structure;Champ;Quartier\nCentre social Les Tilleuls;social;Tilleuls\n"
    "PMI;santé;Tilleuls\nPMI;santé;Canal\nÉcole Tanger A;éducation;Tilleuls\nCollège Mandela;éducation;Tilleuls\n",
    "groupes.csv": "Groupe;Structure;Jusqu'au\nGroupe-ressource;École Tanger A;\nGroupe-ressource;PMI;2020\n",
}


def bring(store: Store, *sources: Source) -> list[Outcome]:
    return import_files(store, sources, today=TODAY, now=NOW, by="test", apply=True)


@pytest.fixture
def quartier(store: Store) -> Store:
    bring(store, *(Source(name, text.encode()) for name, text in FILES.items()))
    return store


def filled(content: bytes, marks: dict[str, dict[str, object]], *more: dict[str, object]) -> bytes:
    """The sheet once typed: by structure, then the lines that were added below."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    lines = list(sheet.iter_rows())
    header = next(row for row in lines if row[0].value == "Structure")
    at = {str(cell.value).split(" (")[0]: cell.column for cell in header}
    number = header[0].row
    for row in lines[number:]:
        for name, value in marks.get(str(row[0].value), {}).items():
            sheet.cell(row[0].row, at[name], value)
    empty = [row[0].row for row in lines[number:] if row[0].value is None]
    for line, values in zip(empty, more, strict=False):
        for name, value in values.items():
            sheet.cell(line, at[name], value)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def presences(store: Store) -> dict[str, tuple[str, int]]:
    facts = tables(store)
    names = dict(zip(facts["actors"]["uid"], facts["actors"]["name"], strict=True))
    rows = facts["presences"].to_dict("records")
    return {names[row["actor"]]: (row["status"], row["people"]) for row in rows}


def test_the_sheet_comes_back_as_the_same_meeting_and_the_same_structures(quartier: Store):
    who = expected(quartier, territory="tilleuls")
    assert [one.name for one in who] == ["Centre social Les Tilleuls", "Collège Mandela", "École Tanger A", "PMI"]
    content = filled(
        sign_in(PLANNED, who),
        {
            "Centre social Les Tilleuls": {"Nom prénom": "Awa Diallo", "Signature": "x"},
            "PMI": {"Signature": 2},
            "École Tanger A": {"Signature": "exc."},
        },
        {"Structure": "Régie de quartier", "Signature": "x"},
        {"Structure": "4 mamans"},
    )
    actors = len(tables(quartier)["actors"])
    [outcome] = bring(quartier, Source("feuille.xlsx", content))
    assert outcome.refused is None and not outcome.pairs
    [meeting] = tables(quartier)["meetings"].to_dict("records")
    told = (meeting["title"], meeting["date"], meeting["format"])
    assert told == ("Parler des écrans", "2026-03-14", "theatre-forum")
    assert presences(quartier) == {
        "Centre social Les Tilleuls": ("present", 1),
        "PMI": ("present", 2),
        "École Tanger A": ("excused", 1),
        "Collège Mandela": ("absent", 1),
        "Régie de quartier": ("present", 1),
        "Habitants – Tilleuls": ("present", 4),
    }
    assert len(tables(quartier)["actors"]) == actors + 2
    assert "Diallo" not in str(tables(quartier))


def test_of_two_structures_of_one_name_the_code_tells_which(quartier: Store):
    rows = tables(quartier)["actors"].to_dict("records")
    places = {row["uid"]: row["name"] for row in tables(quartier)["territories"].to_dict("records")}
    canal = next(row["uid"] for row in rows if row["name"] == "PMI" and places.get(row["territory"]) == "Canal")
    content = filled(sign_in(PLANNED, [Expected(canal, "PMI")]), {"PMI": {"Signature": "x"}})
    bring(quartier, Source("feuille.xlsx", content))
    [presence] = tables(quartier)["presences"].to_dict("records")
    assert presence["actor"] == canal


def test_a_sheet_that_nobody_signed_says_that_nobody_came(quartier: Store):
    content = sign_in(PLANNED, expected(quartier, territory="Tilleuls"))
    bring(quartier, Source("feuille.xlsx", content))
    assert {status for status, _ in presences(quartier).values()} == {"absent"}


def test_another_name_written_over_a_printed_line_is_another_structure_and_is_said(quartier: Store):
    [pmi] = [one for one in expected(quartier, territory="Tilleuls") if one.name == "PMI"]
    content = filled(sign_in(PLANNED, [Expected(pmi.code, "Collège Mandela")]), {"Collège Mandela": {"Signature": "x"}})
    [outcome] = bring(quartier, Source("feuille.xlsx", content))
    assert "row-code-other-name" in [remark.code for remark in outcome.remarks]
    assert presences(quartier) == {"Collège Mandela": ("present", 1)}


def test_a_code_of_another_workspace_leaves_the_name_to_speak(quartier: Store):
    content = filled(
        sign_in(PLANNED, [Expected(f"act-{'0' * 20}", "Collège Mandela")]), {"Collège Mandela": {"Signature": "x"}}
    )
    [outcome] = bring(quartier, Source("feuille.xlsx", content))
    assert "row-code-unknown" in [remark.code for remark in outcome.remarks]
    assert presences(quartier) == {"Collège Mandela": ("present", 1)}


def test_those_expected_are_of_a_territory_of_a_group_or_invited(quartier: Store):
    assert [one.name for one in expected(quartier, group="groupe ressource")] == ["École Tanger A"]
    assert [one.name for one in expected(quartier, actors=["college mandela", "Collège Mandela"])] == [
        "Collège Mandela"
    ]
    for asked in ({"territory": "Nulle part"}, {"group": "Inconnu"}, {"actors": ["Personne"]}):
        with pytest.raises(Unknown, match="s'appelle"):
            expected(quartier, **asked)


def test_it_prints_on_a4_with_its_header_on_each_page_and_room_to_sign():
    book = openpyxl.load_workbook(BytesIO(sign_in(PLANNED, [Expected("act-1", "CAF")] * 40)))
    sheet = book.worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert sheet.print_title_rows == "$8:$8" and sheet.page_setup.fitToWidth == 1
    assert sheet.row_dimensions[9].height >= 24 and sheet.max_row == 8 + 40 + 12
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("nom d'un enfant" in text for text in texts)


def test_in_english_too_it_reads_back():
    content = filled(sign_in(PLANNED, [Expected("act-" + "1" * 20, "CAF")], "en"), {"CAF": {"Signature": "x"}})
    [reading] = read_files([Source("sheet.xlsx", content)], today=TODAY)
    assert isinstance(reading, Reading)
    [row] = reading.rows
    assert (row.values["title"], row.values["place"], row.values["status"]) == (
        "Parler des écrans",
        "École Tanger",
        "present",
    )


def test_a_meeting_without_title_and_a_crowd_are_refused(quartier: Store):
    with pytest.raises(Refused, match="intitulé"):
        sign_in(Planned(" – ", TODAY), [])
    lines = "\n".join(f"Structure {n};Canal" for n in range(301))
    bring(quartier, Source("canal.csv", f"Structure;Quartier\n{lines}\n".encode()))
    with pytest.raises(Refused, match="300"):
        expected(quartier, territory="Canal")
