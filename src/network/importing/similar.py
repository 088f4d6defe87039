"""Remarks that say the same of the same column, told once with their lines: « lignes 4–7, 12 »."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from network.remarks import Remark

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Similar:
    """One kind of remark on one column of one sheet, and each place that it is made of; there is at least one.

    What is only for information is grouped over the sheets of its file: a column of names in each is said once.
    """

    remarks: tuple[Remark, ...]

    @property
    def first(self) -> Remark:
        return self.remarks[0]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The different sheets, in order."""
        return tuple(dict.fromkeys(remark.sheet for remark in self.remarks))

    @property
    def lines(self) -> str:
        """The lines as ranges; empty when the remark is of whole sheets, or of several."""
        if len(self.sheets) > 1:
            return ""
        return ranges(remark.line for remark in self.remarks if remark.line is not None)

    @property
    def values(self) -> tuple[str, ...]:
        """The different values, in order."""
        return tuple(dict.fromkeys(remark.value for remark in self.remarks if remark.value))


def similar(remarks: Sequence[Remark]) -> list[Similar]:
    """Remarks grouped by file, sheet, column and code; the gravest first, then in the order given.

    Examples
    --------
    >>> lines = [Remark("bad-date", "error", "a.csv", "", line, "Date", f"?{line}") for line in (4, 5, 7)]
    >>> [(one.lines, one.values) for one in similar([Remark("joined-only", "info", "b.csv"), *lines])]
    [('4–5, 7', ('?4', '?5', '?7')), ('', ())]
    """
    groups: dict[tuple[object, ...], list[Remark]] = {}
    for one in remarks:
        sheet = None if one.severity == "info" else one.sheet
        groups.setdefault((one.severity, one.file, sheet, one.column, one.code), []).append(one)
    found = [Similar(tuple(group)) for group in groups.values()]
    return sorted(found, key=lambda group: SEVERITIES.index(group.first.severity))


def ranges(lines: Iterable[int]) -> str:
    """Lines in order, those that follow each other as one range.

    Examples
    --------
    >>> ranges([12, 4, 5, 6, 7, 5])
    '4–7, 12'
    """
    runs = groupby(enumerate(sorted(set(lines))), key=lambda ranked: ranked[1] - ranked[0])
    told = [[line for _, line in run] for _, run in runs]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in told)
