"""Grants: repaired SIRET, dates written as sentences, lines written twice, several grants of one day."""

import re
from collections.abc import Iterable, Iterator

from network.forms.dates import find_date
from network.forms.numbers import number_of
from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say
from network.identity import check_identifier, fold
from network.model import When

ENDS = ("attribuant", "beneficiaire")


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """One record for each funder, beneficiary and day."""
    told = list(_each_once(records, say))
    names = {_text(one, "id_attribuant"): one.cells["attribuant"] for one in told if "attribuant" in one.cells}
    for record in told:
        if "attribuant" not in record.cells and (name := names.get(_text(record, "id_attribuant"))):
            record.cells["attribuant"] = name
        for end in ENDS:
            _repair(record, f"id_{end}", say)
        _date(record)
    yield from _added(told, say)


def _text(record: Record, name: str) -> str:
    cell = record.cells.get(name)
    return "" if cell is None else text_of(cell).strip()


def _each_once(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """A line written twice is one grant."""
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    for record in records:
        cells = tuple(sorted((name, fold(text_of(cell))) for name, cell in record.cells.items() if cell is not None))
        if first := seen.get(cells):
            say("grant-twice", "warning", record, first=first)
            continue
        seen[cells] = record.line
        yield record


def _repair(record: Record, name: str, say: Say) -> None:
    """A SIRET that lost its first zeros, or that is a SIREN."""
    digits = re.sub(r"\D", "", re.sub(r"[.,]0+$", "", _text(record, name)))
    if len(digits) == 14:
        record.cells[name] = digits
    elif len(digits) == 9:
        record.cells.pop(name)
        record.cells[name.replace("id_", "siren_")] = digits
    elif len(digits) in (12, 13) and check_identifier("siret", digits.zfill(14)).check == "valid":
        say("siret-padded", "info", record, name, whole=digits.zfill(14))
        record.cells[name] = digits.zfill(14)


def _date(record: Record) -> None:
    """« Commission permanente du 22 mai 2023 » is that day; without a date, the year of the budget."""
    written, year = record.cells.get("date"), record.cells.get("exercice")
    found = find_date(written) if isinstance(written, str) else None
    if found and found.rest and isinstance(found.when, When) and found.when.precision == "day":
        record.cells["date"] = found.when.date
    if record.cells.get("date") is None and year is not None:
        record.cells["date"] = text_of(year)


def _added(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Grants of one day between the same two are one tie: their amounts are added."""
    firsts: dict[tuple[str, ...], Record] = {}
    for record in records:
        names = ("attribuant", "id_attribuant", "beneficiaire", "id_beneficiaire", "date")
        first = firsts.setdefault(tuple(fold(_text(record, name)) for name in names), record)
        if first is record:
            continue
        amounts = [number_of(one.cells.get("montant")) for one in (first, record)]
        first.cells["montant"] = sum(amount for amount in amounts if amount is not None)
        say("grants-added", "info", record, "montant", first=first.line)
    yield from firsts.values()
