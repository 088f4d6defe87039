"""IMP-07: each writing of a date gives its day, its month or its days; what is no date is an error at its cell."""

from reports import TODAY, bring, expected, file, report

from network.forms import Reading, read_files
from network.model import When
from network.store import Store

SOURCE = file("imp-07-dates.csv")


def written(when: When) -> str:
    """2025-03-05, 2025-03 when the day is not known, both days when it lasted."""
    day = when.date.isoformat()[: 10 if when.precision == "day" else 7]
    return f"{day}/{when.end.isoformat()}" if when.end else day


def test_dates_are_read_or_said_with_the_address_of_their_cell(store: Store):
    assert report(bring(store, SOURCE)) == expected(7)


def test_each_line_gives_the_date_that_the_file_itself_expects():
    [reading] = read_files([SOURCE], today=TODAY)
    assert isinstance(reading, Reading)
    lines = [line.split(";") for line in SOURCE.content.decode().splitlines()]
    wanted = {number: line[3] for number, line in enumerate(lines, start=1) if line[3] not in ("Attendu", "non")}
    assert {row.line: written(row.values["when"]) for row in reading.rows} == wanted
    cells = {(one.line, one.letter) for one in reading.remarks if one.severity == "error"}
    assert cells == {(number, "A") for number, line in enumerate(lines, start=1) if line[3] == "non"}
