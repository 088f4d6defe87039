"""The attendance sheet to print before a meeting: who is expected, room for the others, and the way back in.

Once filled in, typed or ticked in a spreadsheet, it imports as the same meeting; each expected structure is known
by the code of its line.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from network.errors import Refused, Unknown
from network.exports.cells import harmless
from network.identity import fold
from network.listings import tables
from network.sentences import Language, say
from network.store import Store
from network.vocabulary import labels

Facts = dict[str, Any]

OTHERS = 12  # empty lines for those who were not expected
MOST_EXPECTED = 300
WIDTHS = (30, 26, 14, 15, 9, 14)  # characters: fits A4 portrait
LINE, HEADER_HEIGHT = 26.0, 30.0  # points: room to sign
_THIN = Side(style="thin", color="FF8B8F8C")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", start_color="FFE8EEF2")


@dataclass(frozen=True)
class Planned:
    """A meeting to come: what its sheet says above the table. `format` is a code of the vocabulary."""

    title: str
    date: dt.date
    format: str | None = None
    territory: str | None = None
    place: str | None = None
    held_by: str | None = None


@dataclass(frozen=True)
class Expected:
    """A structure that is expected: the code of its line, and its name."""

    code: str
    name: str


def expected(
    store: Store, *, territory: str | None = None, group: str | None = None, actors: Sequence[str] = ()
) -> list[Expected]:
    """The structures of a territory, the members of a group, and those invited by name, each once, by name.

    Parameters
    ----------
    store : Store
        Where they are.
    territory : str, optional
        Name or code; the structures whose home it is, without groups nor those that closed.
    group : str, optional
        Name of a working group: its members today.
    actors : sequence of str
        Names or uids of others.

    Raises
    ------
    Unknown
        No territory, group or structure is so called.
    Refused
        More than 300 structures: nobody prints that.
    """
    facts: dict[str, list[Facts]] = {
        name: [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
        for name, table in tables(store).items()
    }
    known = {row["uid"]: row for row in facts["actors"] if row["name"] and not row["natural_person"]}
    chosen: dict[str, None] = {}
    if territory:
        place = _called(facts["territories"], territory, ("name", "code"), "territory")
        inside = (row for row in known.values() if row["territory"] == place and row["kind"] != "group")
        chosen |= {row["uid"]: None for row in inside if row["status"] != "closed"}
    if group:
        whole = _called(list(known.values()), group, ("name", "short_name", "aliases"), "group")
        chosen |= {row["actor"]: None for row in facts["memberships"] if row["group"] == whole and not row["until"]}
    for name in actors:
        chosen[_called(list(known.values()), name, ("uid", "name", "short_name", "aliases"), "actor")] = None
    if len(chosen) > MOST_EXPECTED:
        raise Refused("sign-in.many", n=len(chosen), most=MOST_EXPECTED)
    found = [Expected(uid, known[uid]["name"]) for uid in chosen if uid in known]
    return sorted(found, key=lambda one: (fold(one.name), one.code))


def _called(rows: Sequence[Facts], name: str, columns: Sequence[str], noun: str) -> str:
    """The uid of the row that a name means: any of its names, without case or accents."""
    for column in columns:
        for row in rows:
            told = row[column]
            spellings = told if isinstance(told, list) else [told]
            if any(text and fold(str(text)) == fold(name) for text in spellings):
                return str(row["uid"])
    raise Unknown(f"sign-in.no-{noun}", name=name)


def sign_in(planned: Planned, who: Sequence[Expected], lang: Language = "fr", *, others: int = OTHERS) -> bytes:
    """The sheet as a workbook, ready to print on A4 portrait, its header on each page.

    Parameters
    ----------
    planned : Planned
        The meeting; its title and date are how the sheet is recognised when it comes back.
    who : sequence of Expected
        One line each, with its code.
    others : int
        Empty lines for those who were not expected, at least 0.

    Raises
    ------
    Refused
        The meeting has no title.
    """
    if not fold(planned.title):
        raise Refused("sign-in.title")
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = planned.date.strftime("%d-%m-%Y")
    header = _above(sheet, planned, lang)
    _table(sheet, header, who, others, lang)
    _to_print(sheet, header, lang)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _above(sheet: Worksheet, planned: Planned, lang: Language) -> int:
    """What the sheet is, the meeting, the note about persons; the line of the table's header."""
    sheet.cell(1, 1, say("sign-in.sheet", lang)).font = Font(bold=True, size=18)
    named = labels("formats").get(planned.format or "")
    told = {
        "title": planned.title,
        "date": planned.date.strftime("%d/%m/%Y"),
        "format": named.fr if named else planned.format,
        "territory": planned.territory,
        "place": planned.place,
        "held-by": planned.held_by,
    }
    line = 2
    for name, value in told.items():
        if value:
            sheet.cell(line, 1, say(f"sign-in.label-{name}")).font = Font(bold=True)
            sheet.cell(line, 2, str(harmless(value))).alignment = Alignment(wrap_text=False)
            line += 1
    note = sheet.cell(line, 1, say("sign-in.note", lang))
    note.font, note.alignment = Font(italic=True, size=10), Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(WIDTHS))
    sheet.row_dimensions[line].height = 44
    return line + 1


def _table(sheet: Worksheet, header: int, who: Sequence[Expected], others: int, lang: Language) -> None:
    names = ("structure", "person", "function", "signature", "people", "code")
    for number, (name, width) in enumerate(zip(names, WIDTHS, strict=True), 1):
        cell = sheet.cell(header, number, say(f"sign-in.column-{name}"))
        cell.font, cell.fill, cell.border = Font(bold=True, size=10), _SHADE, _BOX
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions["ABCDEF"[number - 1]].width = width
    sheet.row_dimensions[header].height = HEADER_HEIGHT
    for line in range(header + 1, header + 1 + len(who) + others):
        sheet.row_dimensions[line].height = LINE
        for number in range(1, len(WIDTHS) + 1):
            box = sheet.cell(line, number)
            box.border, box.alignment = _BOX, Alignment(wrap_text=True, vertical="center")
    for line, one in enumerate(who, header + 1):
        sheet.cell(line, 1, str(harmless(one.name)))
        code = sheet.cell(line, len(WIDTHS), one.code)
        code.font, code.alignment = Font(size=6, color="FF8B8F8C"), Alignment(wrap_text=True, vertical="center")


def _to_print(sheet: Worksheet, header: int, lang: Language) -> None:
    sheet.print_title_rows = f"{header}:{header}"
    sheet.freeze_panes = f"A{header + 1}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    footer = sheet.oddFooter
    if footer and footer.left and footer.right:  # always there: openpyxl makes them
        footer.left.text, footer.right.text = say("sign-in.footer", lang), "&P / &N"
