"""What a person should know about a cell, a row or a column that did not go in as written.

A remark is never an exception: the rest of the file is imported. Its sentence is in the catalogue,
`remarks.<code>`; what to do about it is `remarks.<code>-suggestion`, when there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from network.sentences import Language, catalogue, say

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Remark:
    """One thing to know, and where: file, sheet, line as the spreadsheet shows it, column, value.

    `error`: the row was left out. `warning`: imported, but to be checked. `info`: nothing to do.
    """

    code: str
    severity: Severity
    file: str = ""
    sheet: str = ""
    line: int | None = None
    column: str | None = None
    value: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    letter: str | None = None  # of the column, when it is one of the file itself

    @property
    def cell(self) -> str | None:
        """Where a spreadsheet shows it.

        Examples
        --------
        >>> Remark("bad-date", "error", "a.xlsx", "Mars", 12, "Date", letter="C").cell
        'C12'
        """
        return f"{self.letter}{self.line}" if self.letter and self.line else None

    def message(self, lang: Language = "fr") -> str:
        return say(f"remarks.{self.code}", lang, value=self.value or "", column=self.column or "", **self.values)

    def suggestion(self, lang: Language = "fr") -> str:
        key = f"remarks.{self.code}-suggestion"
        if key not in catalogue():
            return ""
        return say(key, lang, value=self.value or "", column=self.column or "", **self.values)

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "file": self.file,
            "sheet": self.sheet,
            "line": self.line,
            "column": self.column,
            "cell": self.cell,
            "value": self.value,
            "severity": self.severity,
            "code": self.code,
            "message": self.message(lang),
            "suggestion": self.suggestion(lang),
        }
