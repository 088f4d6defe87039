"""IMP-08: the days that a workbook counts from 1900 or from 1904 are the same dates."""

import datetime as dt

import openpyxl
import pytest
from books import saved, workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from reports import bring, expected, presences, report

from network.forms import Source
from network.store import Store

SHEET = [
    ["Date", "Réunion", "Structure", "Quartier"],
    [dt.date(2025, 3, 5), "COPIL", "CAF", "Flandre"],
    [dt.datetime(2024, 2, 29, 14, 30), "COPIL", "PMI Flandre", "Flandre"],
    [dt.date(2004, 1, 1), "COPIL", "École Tanger A", "Flandre"],
]


def of_epoch(epoch: dt.datetime) -> openpyxl.Workbook:
    book = workbook({"Présences": SHEET[:1]})
    book.epoch = epoch
    for row in SHEET[1:]:
        book["Présences"].append(row)
    return book


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_serial_numbers_of_both_calendars_are_the_same_dates(store: Store, epoch: dt.datetime):
    assert report(bring(store, Source("imp-08-dates.xlsx", saved(of_epoch(epoch))))) == expected(8)
    assert [(date, name) for date, name, *_ in presences(store)] == [
        ("2004-01-01", "École Tanger A"),
        ("2024-02-29", "PMI Flandre"),
        ("2025-03-05", "CAF"),
    ]
