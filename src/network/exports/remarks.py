"""Remarks of an import as a spreadsheet opens them: one line each, with its cell."""

import csv
import io
from collections.abc import Iterable

from network.exports.cells import harmless
from network.remarks import Remark
from network.sentences import Language, say

COLUMNS = ("file", "sheet", "cell", "line", "column", "value", "severity", "code", "message", "suggestion")


def remarks_csv(remarks: Iterable[Remark], lang: Language = "fr") -> bytes:
    """One line a remark, as a French Excel opens it: semicolons, UTF-8 with its mark, no formula.

    Examples
    --------
    >>> text = remarks_csv([Remark("bad-date", "error", "a.xlsx", "Mars", 12, "Date", "=1", letter="C")]).decode()
    >>> text.splitlines()[1].split(";")[:6]
    ['a.xlsx', 'Mars', 'C12', '12', 'Date', "'=1"]
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([say(f"remarks.heading-{name}", lang) for name in COLUMNS])
    for remark in remarks:
        told = remark.as_dict(lang) | {"severity": say(f"remarks.severity-{remark.severity}", lang)}
        writer.writerow([harmless(told[name]) for name in COLUMNS])
    return written.getvalue().encode("utf-8-sig")
