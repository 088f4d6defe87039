"""A way of reading is saved by name, proposed for files of the same shape, and can be refused or forgotten."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from network.errors import Refused, Unknown
from network.forms import (
    Reading,
    SheetChoice,
    Source,
    blocks,
    corrected,
    mapping_text,
    read_files,
    read_mapping,
    recognise_files,
)
from network.importing import import_files, recognise
from network.store import Store
from network.workspace import (
    forget_mapping,
    mapping_named,
    mappings,
    proposed,
    save_mapping,
    template_of,
)

TODAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)
CONTACTS = "Qui;Où;Quoi\nCentre social Les Tilleuls;Tilleuls;social\n"
NEXT = "Quoi;Où;Qui\nsanté;Canal;PMI du Canal\n"
OTHER = "Structure;Champ;Quartier\nCAF;social;Flandre\n"


def saved(store: Store, text: str = CONTACTS, name: str = "Contacts", **roles: str) -> str:
    """The uid of a template that reads the columns of a file as said."""
    [found] = recognise_files([Source("contacts.csv", text.encode())], today=TODAY)
    told = {0: "name", 1: "territory", 2: "field"} if not roles else {int(at[1:]): role for at, role in roles.items()}
    choice = SheetChoice("", form="actors", header_line=1, roles=told)
    shapes = [sheet.shape for sheet in found.sheets]
    return save_mapping(store, name, mapping_text(blocks(found, [choice])), shapes, by="test", now=NOW)


def test_a_saved_template_reads_the_next_file_whatever_the_order_of_its_columns(store: Store):
    saved(store)
    source = Source("février.csv", NEXT.encode())
    mapping = proposed(store, [source])
    assert mapping is not None
    [reading] = read_files([source], mapping=mapping, today=TODAY)
    assert isinstance(reading, Reading)
    assert dict(reading.rows[0].values) == {"name": "PMI du Canal", "territory": "Canal", "field": "sante"}
    assert [remark.value for remark in reading.remarks if remark.code == "template-used"] == ["Contacts"]


def test_it_changes_no_fact_and_is_kept_with_the_store(store: Store):
    before = store.revision()
    uid = saved(store)
    assert store.revision() == before
    assert [(one.uid, one.name, one.by) for one in mappings(store)] == [(uid, "Contacts", "test")]
    assert mapping_named(store, "contacts").uid == mapping_named(store, uid).uid == uid


def test_a_file_of_another_shape_is_left_to_recognition(store: Store):
    saved(store)
    assert proposed(store, [Source("annuaire.csv", OTHER.encode())]) is None


def test_of_several_files_only_those_of_the_shape_follow_it(store: Store):
    saved(store)
    sources = [Source("annuaire.csv", OTHER.encode()), Source("contacts.csv", CONTACTS.encode())]
    outcomes = import_files(
        store, sources, mapping=proposed(store, sources), today=TODAY, now=NOW, by="test", apply=False
    )
    assert [outcome.refused for outcome in outcomes] == [None, None]
    told = {outcome.file: [remark.code for remark in outcome.remarks] for outcome in outcomes}
    assert "template-used" in told["contacts.csv"] and "template-used" not in told["annuaire.csv"]


def test_a_file_imported_again_among_others_is_the_same_batch(store: Store):
    saved(store)
    alone = [Source("contacts.csv", CONTACTS.encode())]
    more = [*alone, Source("février.csv", NEXT.encode())]
    for sources in (alone, more):
        import_files(store, sources, mapping=proposed(store, sources), today=TODAY, now=NOW, by="test", apply=True)
    assert len(store.read("batch/list")) == 2


def test_a_new_date_in_a_grid_keeps_its_template(store: Store):
    grid = "Qui vient;Rue;05/03/2025\nCAF;Flandre;x\n"
    saved(store, grid, "Suivi", c0="name")
    source = Source("suivi.csv", b"Rue;Qui vient;05/03/2025;12/04/2025\nFlandre;CAF;x;exc.\n")
    assert proposed(store, [source]) is not None


def test_the_latest_template_of_a_shape_wins_and_the_same_name_replaces(store: Store):
    saved(store)
    [found] = recognise_files([Source("contacts.csv", CONTACTS.encode())], today=TODAY)
    shape = found.sheets[0].shape
    later = NOW + dt.timedelta(days=1)
    save_mapping(store, "Autre", '[[file]]\nform = "places"\n', [shape], by="test", now=later)
    told = proposed(store, [Source("contacts.csv", CONTACTS.encode())])
    assert told is not None and told.files[0].template == "Autre"
    save_mapping(store, "AUTRE", '[[file]]\nform = "ties"\n', ["x"], by="test", now=later)
    assert [one.name for one in mappings(store)] == ["AUTRE", "Contacts"]


def test_a_forgotten_template_is_proposed_no_more(store: Store):
    uid = saved(store)
    forget_mapping(store, uid)
    assert mappings(store) == [] and proposed(store, [Source("a.csv", CONTACTS.encode())]) is None
    with pytest.raises(Unknown, match="Contacts"):
        forget_mapping(store, "Contacts")


def test_a_template_that_a_person_chooses_reads_files_of_another_shape(store: Store):
    saved(store)
    source = Source("a.csv", b"Qui;Quoi\nCAF;social\n")
    assert proposed(store, [source]) is None
    mapping = proposed(store, [source], name="Contacts")
    [reading] = read_files([source], mapping=mapping, today=TODAY)
    assert isinstance(reading, Reading) and reading.rows[0].values["name"] == "CAF"


def test_a_workbook_becomes_one_block_a_layout_and_its_next_quarter_is_read_by_it(store: Store):
    def workbook(*names: str) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name in names:
            for row in (["Qui", "Vu"], ["CAF", "x"]):
                (book[name] if name in book.sheetnames else book.create_sheet(name)).append(row)
        book.create_sheet("Notes").append(["à rappeler"])
        written = BytesIO()
        book.save(written)
        return written.getvalue()

    first = Source("T1.xlsx", workbook("14 janvier 2025", "12 février 2025"))
    [found] = recognise_files([first], today=TODAY)
    roles = {0: "organisation", 1: "status"}
    moment = {"when": "14/01/2025", "territory": "Flandre"}
    choices = [
        SheetChoice(name, form="attendance-sheets", roles=roles, constants=moment)
        for name in ("14 janvier 2025", "12 février 2025")
    ]

    mapping = read_mapping(corrected(None, found, [*choices, SheetChoice("Notes", leave=True)]))
    [known] = recognise(store, [first], mapping=mapping, today=TODAY)
    text, shapes = template_of(known, mapping)
    save_mapping(store, "Trimestre", text, shapes, by="test", now=NOW)
    assert len(read_mapping(text).files) == 2
    second = Source("T2.xlsx", workbook("3 avril 2025", "6 mai 2025", "5 juin 2025"))
    [reading] = read_files([second], mapping=proposed(store, [second]), today=TODAY)
    assert isinstance(reading, Reading)
    assert [(row.sheet, row.values["when"].date.month, row.values["territory"]) for row in reading.rows] == [
        ("3 avril 2025", 4, "Flandre"),
        ("6 mai 2025", 5, "Flandre"),
        ("5 juin 2025", 6, "Flandre"),
    ]


def test_a_name_that_says_nothing_and_a_text_that_is_no_mapping_are_refused(store: Store):
    for name in ("", "  –  ", "x" * 81):
        with pytest.raises(Refused, match="modèle"):
            save_mapping(store, name, '[[file]]\nform = "ties"\n', [], by="test", now=NOW)
    with pytest.raises(Refused, match="TOML"):
        save_mapping(store, "Contacts", "[[", [], by="test", now=NOW)
