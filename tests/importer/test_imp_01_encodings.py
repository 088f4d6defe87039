"""IMP-01: the same table in UTF-8, with and without a mark, Windows-1252 and UTF-16 gives the same records."""

import pytest
from reports import TODAY, bring, expected, file, presences, report

from network.forms import Reading, Source, read_files
from network.store import Store

CODECS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16"}
TEXT = file("imp-01-presences.csv").content.decode()


def copy(codec: str) -> Source:
    return Source(f"imp-01-{codec}.csv", TEXT.encode(codec))


@pytest.mark.parametrize("codec", CODECS)
def test_a_copy_gives_the_records_of_the_expected_report(store: Store, codec: str):
    outcomes = bring(store, copy(codec))
    assert report(outcomes) == [{**expected(1)[0], "file": f"imp-01-{codec}.csv"}]
    assert outcomes[0].encoding == CODECS[codec]
    assert presences(store) == [
        ("2025-03-05", "Collège Éluard", "present", 1),
        ("2025-03-05", "Crèche à côté", "excused", 1),
        ("2025-03-05", "Œuvre de Noël", "present", 1),
    ]


def test_the_rows_are_identical_whatever_the_encoding():
    readings = read_files([copy(codec) for codec in CODECS], today=TODAY)
    assert all(isinstance(one, Reading) for one in readings)
    assert len({str(one.rows) for one in readings if isinstance(one, Reading)}) == 1
