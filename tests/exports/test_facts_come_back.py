"""What leaves as a workbook or as a folder of CSV comes back: the same tables, whatever the store held."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from network.exports import write_facts
from network.forms import Source
from network.forms.exported import exported_tables
from network.importing import undo
from network.model import NODES, RELATIONSHIPS
from network.resources import folder
from network.store import Store, open_store
from whole_stores import NOW, Facts, bring, fill, listed, stores, there_and_back

DEMONSTRATION = sorted(
    path
    for path in (folder("examples") / "quatre-quartiers").rglob("*")
    if path.suffix in (".xlsx", ".xls", ".ods", ".csv")
)
WORKED_OUT = {"search", "since_precision", "until_precision", "precision", "verdict", "by"}
"""Told by others: the words of a search by the names, the precision of a date by how it is written."""


@pytest.fixture
def demonstration(embedded: Store) -> Store:
    bring(embedded, *(Source(path.name, path.read_bytes()) for path in DEMONSTRATION))
    return embedded


def test_the_demonstration_comes_back_from_a_workbook_on_the_other_engine_too(demonstration, server_store, tmp_path):
    (outcome,) = there_and_back(demonstration, server_store, tmp_path)
    assert outcome.refused is None and not outcome.remarks
    assert listed(server_store) == listed(demonstration)


def test_the_demonstration_comes_back_from_a_folder_of_csv_whatever_the_order_of_its_files(demonstration, tmp_path):
    other = open_store(str(tmp_path / "other"))
    outcomes = there_and_back(demonstration, other, tmp_path, "csv")
    assert listed(other) == listed(demonstration)
    assert not [outcome.file for outcome in outcomes if outcome.refused]
    told = {remark.file: remark.code for outcome in outcomes for remark in outcome.remarks}
    assert told == {"batches.csv": "export-told", "remarks.csv": "export-told"}
    other.close()


@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(stores())
def test_any_store_comes_back_from_a_workbook_in_either_language_and_from_csv(facts: Facts):
    with TemporaryDirectory() as place:
        folder_ = Path(place)
        first = open_store(str(folder_ / "first"))
        fill(first, facts)
        for number, (format, lang) in enumerate((("xlsx", "fr"), ("xlsx", "en"), ("csv", "fr"))):
            other = open_store(str(folder_ / f"other-{number}"))
            there_and_back(first, other, folder_, format, lang)
            assert listed(other) == listed(first)
            other.close()
        first.close()


def test_every_property_of_the_graph_leaves():
    """A property that somebody adds to the graph must leave too, or a store would not come back whole."""
    left = {table.noun: set(table.columns) for table in exported_tables().values()}
    joined = {column.by for table in exported_tables().values() for column in table.columns.values() if column.by}
    nouns = {node.noun: node.properties for node in NODES.values() if node.noun != "contact"}  # people never leave
    nouns |= {noun: one.properties for noun, one in RELATIONSHIPS.items() if noun not in joined}
    missing = {noun: set(kept) - left.get(noun, set()) - WORKED_OUT for noun, kept in nouns.items()}
    assert {noun: names for noun, names in missing.items() if names} == {
        "same_as-actor": {"date"},
        "same_as-meeting": {"date"},
    }


# --- a person works in the workbook between


ACTORS = "Structure;SIRET;Quartier\nCentre social Les Tilleuls;73282932000074;Flandre\nPMI Flandre;;Flandre\n"
TERRITORIES = "Territoire;Code;Type\nFlandre;T1;quartier\n"
PRESENCES = """Date;Réunion;Structure;Présence
14/03/2024;Comité;Centre social Les Tilleuls;x
14/03/2024;Comité;PMI Flandre;exc.
"""


@pytest.fixture
def small(embedded: Store) -> Store:
    named = {"quartiers.csv": TERRITORIES, "acteurs.csv": ACTORS, "presences.csv": PRESENCES}
    outcomes = bring(embedded, *(Source(name, text.encode()) for name, text in named.items()))
    assert not any(outcome.refused for outcome in outcomes)
    return embedded


@pytest.fixture
def empty(tmp_path):
    store = open_store(str(tmp_path / "empty"))
    yield store
    store.close()


def edited(store: Store, place: Path, edit) -> Source:
    """The workbook of a store after somebody worked in it."""
    path = write_facts(store, place / "export.xlsx", "xlsx")
    book = openpyxl.load_workbook(path)
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return Source("export.xlsx", saved.getvalue())


def column(sheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


def line(sheet, header: str, value: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[column(sheet, header) - 1].value == value)


def test_a_name_corrected_in_its_sheet_keeps_the_identifier_and_everything_that_hangs_on_it(small, empty, tmp_path):
    def correct(book):
        sheet = book["actors"]
        sheet.cell(line(sheet, "Structure", "PMI Flandre"), column(sheet, "Structure")).value = "PMI Flandre Nord"

    (outcome,) = bring(empty, edited(small, tmp_path, correct))
    before, after = listed(small), listed(empty)
    assert {row["uid"] for row in after["actors"]} == {row["uid"] for row in before["actors"]}
    assert "PMI Flandre Nord" in {row["name"] for row in after["actors"]}
    assert after["presences"] == before["presences"]
    assert [remark.code for remark in outcome.remarks] == ["export-name-beside"]  # the old name stands in presences


def test_a_line_without_identifier_is_resolved_by_its_names_like_any_line(small, empty, tmp_path):
    def add(book):
        actors, presences = book["actors"], book["presences"]
        actors.append({column(actors, "Structure"): "Collège Rouault", column(actors, "Territoire"): "Flandre"})
        meeting = presences.cell(2, column(presences, "Rencontre")).value
        presences.append(
            {
                column(presences, "Structure"): "Collège Rouault",
                column(presences, "Rencontre"): meeting,
                column(presences, "Présence"): "x",
            }
        )

    (outcome,) = bring(empty, edited(small, tmp_path, add))
    assert not [remark for remark in outcome.remarks if remark.severity != "info"]
    after = listed(empty)
    (added,) = [row for row in after["actors"] if row["name"] == "Collège Rouault"]
    assert added["territory"] == next(row["uid"] for row in after["territories"])
    assert {"actor": added["uid"], "meeting": after["meetings"][0]["uid"], "status": "present"}.items() <= next(
        row for row in after["presences"] if row["actor"] == added["uid"]
    ).items()


def test_lines_that_name_other_added_lines_find_them(small, empty, tmp_path):
    def add(book):
        for sheet, cells in {
            "meetings": {"Date": "12/06/2025", "Rencontre": "Kiosque", "Territoire": "Flandre"},
            "presences": {"Structure": "PMI Flandre", "Rencontre": "Kiosque (2025-06-12)", "Présence": "x"},
            "missions": {"Mission": "Café des parents", "Nature": "action", "Depuis": 2023},
            "carries": {"Structure": "PMI Flandre", "Mission": "café des parents", "Rôle": "pilote"},
            "ties": {"De": "PMI Flandre", "Vers": "Ludothèque", "Lien": "travaille avec", "Poids": "2,5"},
        }.items():
            book[sheet].append({column(book[sheet], header): cell for header, cell in cells.items()})
        book["ties"].append({column(book["ties"], "De"): "PMI Flandre", column(book["ties"], "Vers"): "Ludothèque"})

    (outcome,) = bring(empty, edited(small, tmp_path, add))
    after = listed(empty)
    kiosk = next(row["uid"] for row in after["meetings"] if row["title"] == "Kiosque")
    assert [row["status"] for row in after["presences"] if row["meeting"] == kiosk] == ["present"]
    assert [(row["role"], row["mission"]) for row in after["carries"]] == [("leads", after["missions"][0]["uid"])]
    assert [(row["kind"], row["weight"]) for row in after["ties"]] == [("collaborates", 2.5)]
    told = [(one.code, one.sheet, one.column) for one in outcome.remarks if one.severity == "error"]
    assert told == [("missing-value", "ties", "Lien")]


def test_a_name_typed_over_another_one_is_followed_and_a_cleared_identifier_too(small, empty, tmp_path):
    def swap(book):
        sheet = book["presences"]
        at = line(sheet, "Structure", "PMI Flandre")
        sheet.cell(at, column(sheet, "Structure")).value = "Centre social Les Tilleuls"
        sheet.cell(at, column(sheet, "Rencontre (identifiant)")).value = None

    (outcome,) = bring(empty, edited(small, tmp_path, swap))
    assert [remark.code for remark in outcome.remarks] == ["export-name-followed"]
    (presence,) = listed(empty)["presences"]  # excused and present: the strongest counts
    assert presence["status"] == "present"


def test_changed_cells_are_new_words_beside_what_the_files_said(small, tmp_path):
    def change(book):
        sheet = book["actors"]
        at = line(sheet, "Structure", "PMI Flandre")
        sheet.cell(at, column(sheet, "Champ")).value = "Éducation"
        sheet.cell(at, column(sheet, "Depuis")).value = 2019
        sheet.cell(at, column(sheet, "Cherche")).value = "salle | bénévoles"

    before = listed(small)
    (outcome,) = bring(small, edited(small, tmp_path, change))
    pmi = next(row for row in listed(small)["actors"] if row["name"] == "PMI Flandre")
    assert (pmi["field"], pmi["since"], pmi["seeks"]) == ("education", "2019-01-01", ["salle", "bénévoles"])
    assert outcome.counts["actors_new"] == 0
    undo(small, str(outcome.batch), now=NOW)
    assert listed(small) == before


def test_columns_and_sheets_that_somebody_added_are_kept_or_said_and_persons_left_out(small, empty, tmp_path):
    def add(book):
        sheet = book["actors"]
        sheet.cell(1, sheet.max_column + 1).value = "Remarque"
        sheet.cell(2, sheet.max_column).value = "à rappeler"
        sheet.cell(1, sheet.max_column + 1).value = "Téléphone"
        sheet.cell(2, sheet.max_column).value = "06 12 34 56 78"
        book.create_sheet("brouillon").append(["x"])
        sheet.append({column(sheet, "Structure"): "Mme Awa Diallo"})

    (outcome,) = bring(empty, edited(small, tmp_path, add))
    extras = [row["extra"] for row in listed(empty)["actors"] if row["extra"]]
    assert extras == ['{"Remarque":"à rappeler"}']
    assert {remark.code for remark in outcome.remarks} >= {
        "unknown-column",
        "export-column-dropped",
        "export-sheet",
        "person-as-name",
    }
    assert not any("Diallo" in str(row["name"]) for row in listed(empty)["actors"])


def test_codes_are_words_of_the_reader(small, tmp_path):
    book = openpyxl.load_workbook(write_facts(small, tmp_path / "export.xlsx", "xlsx"))
    statuses = [row[column(book["presences"], "Présence") - 1].value for row in book["presences"].iter_rows(min_row=2)]
    assert sorted(statuses) == ["excusé", "présent"]
    assert {row[column(book["actors"], "Nature") - 1].value for row in book["actors"].iter_rows(min_row=2)} == {
        "service",
        "structure",
    }
    english = openpyxl.load_workbook(write_facts(small, tmp_path / "export.xlsx", "xlsx", "en"))
    sheet = english["presences"]
    statuses = [row[column(sheet, "Status") - 1].value for row in sheet.iter_rows(min_row=2)]
    assert sorted(statuses) == ["excused", "present"]


def test_the_first_sheet_tells_how_to_work_in_the_book(small, tmp_path):
    book = openpyxl.load_workbook(write_facts(small, tmp_path / "export.xlsx", "xlsx"))
    texts = [cell.value for row in book["lisez-moi"].iter_rows() for cell in row if cell.value]
    assert any("sans perte" in str(text) for text in texts) and "actors" in texts
    assert [cell.value for cell in book["presences"][1]][:4] == [
        "Structure",
        "Structure (identifiant)",
        "Rencontre",
        "Rencontre (identifiant)",
    ]
