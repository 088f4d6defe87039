"""The example line of a form, column by column, from the small file that the form itself gives."""

from network.forms import Column, Form
from network.forms.headers import best_header
from network.forms.parsed import text_of
from network.tables import read_book
from network.vocabulary import example_of, labels


def example_line(form: Form) -> dict[str, str]:
    """Key of a column → what it may hold; a column of free text that no example fills stays empty.

    Examples
    --------
    >>> from network.forms import form_named
    >>> line = example_line(form_named("places"))
    >>> line["name"], line["postcode"]
    ('Square des Tilleuls', '75019')
    """
    told = _written(form)
    found = {column.key: told.get(column.key) or _usual(form, column) for column in form.columns.values()}
    return {key: text for key, text in found.items() if text}


def _written(form: Form) -> dict[str, str]:
    """The first line of the form's first example."""
    for one in form.examples[:1]:
        sheet = read_book(one.file, one.text.strip().encode()).sheets[0]
        header = best_header(sheet, [form])
        rows = sheet.rows[header.line :] if header else ()
        row = next(iter(rows), ())
        if header:
            filled = {at: row[at] for at in header.columns if at < len(row) and row[at] is not None}
            return {header.columns[at].key: text_of(cell) for at, cell in filled.items()}
    return {}


def _usual(form: Form, column: Column) -> str:
    if told := example_of(form.code, column.key, column.kind):
        return told
    listed = column.required and column.kind.partition(":")[0] in ("code", "codes")
    return next(iter(labels(column.vocabulary).values())).fr if listed else ""
