"""Cells that spreadsheets show and never run."""

from network.tables.escapes import runs


def harmless(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would take for a formula; numbers stay.

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless(-3), harmless("École")
    ("'=HYPERLINK(1)", -3, 'École')
    """
    return f"'{cell}" if isinstance(cell, str) and runs(cell) else cell
