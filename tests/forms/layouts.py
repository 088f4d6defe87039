"""One set of presences written in each layout, kind of file, encoding and style that coordinators use."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from forms.readings import document

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
LABELS = {"present": "Présents", "excused": "Excusés", "represented": "Représentés", "absent": "Absents"}
PEOPLE = ("Mme Petit", "M. Roche", "Mme Diallo", "M. Nguyen", "Mme Martin", "M. Bernard", "Mme Silva", "M. Traoré")
Rows = list[list[object]]


@dataclass(frozen=True)
class Presence:
    """One structure at one meeting; `people` is None when nobody counted."""

    structure: str
    date: dt.date
    title: str
    status: str
    people: int | None = None


@dataclass(frozen=True)
class Style:
    """How dates and marks are written, and in what kind of file."""

    date: str
    marks: tuple[str, str, str, str]  # present, excused, represented, absent
    kind: str  # csv, xlsx, ods, xls, docx
    encoding: str = "utf-8"
    separator: str = ";"

    def mark(self, one: Presence) -> object:
        if one.people is not None:
            return str(one.people) if self.kind == "csv" else one.people
        return self.marks[list(LABELS).index(one.status)]

    def dated(self, day: dt.date) -> object:
        if self.date == "cell":
            return day if self.kind in ("xlsx", "xls") else f"{day:%d/%m/%Y}"
        if self.date == "words":
            return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
        if self.date == "weekday":
            return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
        return f"{day:{self.date}}"


def meetings_of(presences: Sequence[Presence]) -> list[tuple[dt.date, str]]:
    return sorted({(one.date, one.title) for one in presences})


def long(presences: Sequence[Presence], style: Style) -> Iterator[tuple[str, bytes]]:
    """One line a presence."""
    rows: Rows = [["Date", "Réunion", "Structure", "Présence"]]
    rows += [[style.dated(one.date), one.title, one.structure, style.mark(one)] for one in presences]
    yield f"presences.{style.kind}", file_of({"Présences": rows}, style)


def wide(presences: Sequence[Presence], style: Style) -> Iterator[tuple[str, bytes]]:
    """One line a structure, one column a meeting, its title above its date, merged where it goes on."""
    meetings = meetings_of(presences)
    said = {(one.structure, one.date, one.title): style.mark(one) for one in presences}
    rows: Rows = [["Suivi des rencontres"], [None, *(title for _, title in meetings)]]
    rows.append(["Structure", *(style.dated(day) for day, _ in meetings)])
    for name in sorted({one.structure for one in presences}):
        rows.append([name, *(said.get((name, *meeting)) for meeting in meetings)])
    yield f"suivi.{style.kind}", file_of({"Suivi": rows}, style, titles=1)


def sheets(presences: Sequence[Presence], style: Style) -> Iterator[tuple[str, bytes]]:
    """One sheet a meeting under its title; in text, one file a meeting."""
    pages: dict[str, Rows] = {}
    for number, (day, title) in enumerate(meetings_of(presences), start=1):
        when = Style("words", style.marks, style.kind).dated(day)
        rows: Rows = [[f"{title} du {when}"], [], ["Structure", "Présence"]]
        there = [one for one in presences if (one.date, one.title) == (day, title)]
        pages[f"Séance {number}"] = rows + [[one.structure, style.mark(one)] for one in there]
    if style.kind != "csv":
        yield f"seances.{style.kind}", file_of(pages, style)
        return
    for name, rows in pages.items():
        yield f"{name}.csv", file_of({"": rows}, style)


def minutes(presences: Sequence[Presence], style: Style) -> Iterator[tuple[str, bytes]]:
    """One document a meeting: a title, then a list for each status; people are named beside their structure."""
    for number, (day, title) in enumerate(meetings_of(presences), start=1):
        when = Style("weekday", style.marks, style.kind).dated(day)
        blocks: list[str | list[list[str]]] = [f"# Compte rendu – {title}", f"Date : {when}"]
        for status, label in LABELS.items():
            there = [one for one in presences if (one.date, one.title, one.status) == (day, title, status)]
            items = [_named(one) for one in there]
            if items and number % 2:
                blocks += [f"{label} :", *(f"* {item}" for item in items)]
            elif items:
                blocks.append(f"{label} : {' ; '.join(items)}")
        yield f"CR {number}.docx", document([*blocks, "Prochaine réunion : 12/12/2025"])


def _named(one: Presence) -> str:
    return f"{one.structure} : {', '.join(PEOPLE[: one.people])}" if one.people else one.structure


def file_of(pages: dict[str, Rows], style: Style, titles: int | None = None) -> bytes:
    """Sheets as one file; equal neighbours of the line numbered `titles` (from 0) are one merged cell."""
    writer = {"csv": _csv, "xlsx": _xlsx, "ods": _ods, "xls": _xls}[style.kind]
    return writer(pages, style, {name: _runs(rows, titles) for name, rows in pages.items()})


def _runs(rows: Rows, line: int | None) -> dict[tuple[int, int], int]:
    """Line and column of each merged cell → how many columns it spans."""
    if line is None:
        return {}
    row, runs, left = rows[line], {}, 1
    for at in range(2, len(row) + 1):
        if at == len(row) or row[at] != row[left]:
            if at - left > 1:
                runs[line, left] = at - left
            left = at
    return runs


Runs = dict[str, dict[tuple[int, int], int]]


def _csv(pages: dict[str, Rows], style: Style, runs: Runs) -> bytes:
    [rows] = pages.values()
    written = io.StringIO()
    csv.writer(written, delimiter=style.separator, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode(style.encoding)


def _xlsx(pages: dict[str, Rows], style: Style, runs: Runs) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in pages.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for (line, left), width in runs[name].items():
            area = dict(start_row=line + 1, end_row=line + 1, start_column=left + 1, end_column=left + width)
            sheet.merge_cells(**area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _xls(pages: dict[str, Rows], style: Style, runs: Runs) -> bytes:
    book = xlwt.Workbook()
    dated = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in pages.items():
        sheet = book.add_sheet(name)
        for line, row in enumerate(rows):
            hidden_by_merge = {
                at for (top, left), width in runs[name].items() if top == line for at in range(left, left + width)
            }
            for at, cell in enumerate(row):
                if cell is not None and at not in hidden_by_merge:
                    sheet.write(line, at, cell, dated) if isinstance(cell, dt.date) else sheet.write(line, at, cell)
        for (line, left), width in runs[name].items():
            sheet.write_merge(line, line, left, left + width - 1, rows[line][left])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods(pages: dict[str, Rows], style: Style, runs: Runs) -> bytes:
    book = OpenDocumentSpreadsheet()
    for name, rows in pages.items():
        table = Table(name=name)
        for line, row in enumerate(rows):
            written = TableRow()
            at = 0
            while at < len(row):
                width = runs[name].get((line, at), 1)
                written.addElement(_ods_cell(row[at], width))
                for _ in range(width - 1):
                    written.addElement(CoveredTableCell())
                at += width
            table.addElement(written)
        book.spreadsheet.addElement(table)
    stream = io.BytesIO()
    book.write(stream)
    return stream.getvalue()


def _ods_cell(value: object, width: int) -> TableCell:
    if isinstance(value, int):
        return TableCell(valuetype="float", value=value)
    span = {"numbercolumnsspanned": width, "numberrowsspanned": 1} if width > 1 else {}
    cell = TableCell(valuetype="string", **span) if value is not None else TableCell()
    if value is not None:
        cell.addElement(P(text=str(value)))
    return cell
