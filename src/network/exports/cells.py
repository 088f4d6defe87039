"""Cells that spreadsheets show and never run."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would take for a formula; numbers stay.

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless(-3), harmless("École")
    ("'=HYPERLINK(1)", -3, 'École')
    """
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_STARTS):
        return f"'{cell}"
    return cell
