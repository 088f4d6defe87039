"""IMP-02: damaged letters, or letters in an encoding that nothing tells, block the file until a person chooses."""

import pytest
from reports import bring, expected, file, presences, report

from network.forms import Source
from network.listings import tables
from network.store import Store

TEXT = file("imp-01-presences.csv").content.decode()
MAC = Source("imp-02-mac.csv", TEXT.encode("mac_roman"))
READ_TWICE = Source("imp-02-abime.csv", TEXT.encode().decode("latin-1").encode())
LOST = Source("imp-02-perdu.csv", TEXT.replace("é", "\ufffd").encode())
SOUND = [
    ("2025-03-05", "Collège Éluard", "present", 1),
    ("2025-03-05", "Crèche à côté", "excused", 1),
    ("2025-03-05", "Œuvre de Noël", "present", 1),
]


def test_nothing_damaged_is_stored(store: Store):
    outcomes = bring(store, MAC, READ_TWICE, LOST)
    assert report(outcomes) == expected(2)
    assert not any(len(table) for table in tables(store).values())


def test_the_refusal_shows_the_text_before_and_after(embedded: Store):
    mac, read_twice, _ = bring(embedded, MAC, READ_TWICE, LOST)
    assert "mac_roman : « Réunion »" in mac.refused.message("fr")
    assert "« RÃ©union » se lirait « Réunion »" in read_twice.refused.message("fr")
    assert "--encoding utf-8-repaired" in read_twice.refused.remedy("fr")


@pytest.mark.parametrize(("source", "encoding"), [(MAC, "mac_roman"), (READ_TWICE, "utf-8-repaired")])
def test_the_choice_of_a_person_reads_it_sound(store: Store, source: Source, encoding: str):
    [outcome] = bring(store, source, encoding=encoding)
    assert outcome.refused is None
    assert presences(store) == SOUND


def test_lost_letters_cannot_be_repaired(embedded: Store):
    [outcome] = bring(embedded, LOST, encoding="utf-8-repaired")
    assert outcome.refused is not None and outcome.refused.key == "tables.lost-letters"
