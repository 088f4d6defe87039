"""When a fact counts: dates as far as they are known, held against the period of a lens.

Conservative by rule: what is known only to the month counts in a period only if the whole month lies in
it, and a tie without end lasts until twelve months after it was last mentioned.
"""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from network.errors import Unknown
from network.study import Lens

Days = tuple[dt.date, dt.date]


class Span(NamedTuple):
    """The days on which a tie certainly held; `whole`: it held on some of them only, nobody knows which."""

    first: dt.date
    last: dt.date
    whole: bool = False


@dataclass(frozen=True)
class Period:
    """First and last day, both included (None: open), and the survey wave when the lens names one."""

    since: dt.date | None = None
    until: dt.date | None = None
    wave: str | None = None

    @property
    def dated(self) -> bool:
        return self.since is not None or self.until is not None or self.wave is not None

    @property
    def unknown(self) -> bool:
        """A wave of which no date is known: nothing but its own answers can be said to fall in it."""
        return self.wave is not None and self.since is None and self.until is None

    def meets(self, days: Days) -> bool:
        """At least one of those days lies in the period."""
        return (self.until is None or days[0] <= self.until) and (self.since is None or days[1] >= self.since)

    def holds(self, days: Days) -> bool:
        """All of those days lie in the period."""
        return (self.since is None or days[0] >= self.since) and (self.until is None or days[1] <= self.until)


def period_of(lens: Lens, waves: Mapping[str, Days | None]) -> Period:
    """The period a lens looks at; a wave brings its own dates."""
    if lens.wave is None:
        return Period(lens.since, lens.until)
    if lens.wave not in waves:
        raise Unknown("networks.unknown-wave", wave=lens.wave, known=", ".join(sorted(waves)) or "–")
    first, last = waves[lens.wave] or (None, None)
    return Period(first, last, lens.wave)


def days_of(date: dt.date, precision: str | None) -> Days:
    """First and last day that a date may be.

    Examples
    --------
    >>> [str(day) for day in days_of(dt.date(2024, 2, 1), "month")]
    ['2024-02-01', '2024-02-29']
    """
    if precision == "year":
        return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    if precision == "month":
        return date.replace(day=1), date.replace(day=calendar.monthrange(date.year, date.month)[1])
    return date, date


def a_year_after(day: dt.date) -> dt.date:
    """Twelve months later.

    Examples
    --------
    >>> str(a_year_after(dt.date(2024, 2, 29)))
    '2025-02-28'
    """
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return day.replace(year=day.year + 1, day=min(day.day, last))


def validity(row: Mapping[str, Any], waves: Mapping[str, Days | None]) -> Span | None:
    """The days on which a tie certainly held, or None when it has no date at all.

    A survey tie without dates of its own holds during its wave. A tie whose beginning and end are known to the
    same month, or year, held on no day for certain: it counts in a period that holds all of that month.
    """
    since, until, wave = row["since"], row["until"], waves.get(row.get("wave") or "")
    if since is None and until is None:
        return Span(*wave) if wave else None
    if since is None:
        first = days_of(until, row["until_precision"])[0]
        return Span(first, first)
    earliest, first = days_of(since, row["since_precision"])
    if until is None:
        return Span(first, a_year_after(max(first, wave[1]) if wave else first))
    last, latest = days_of(until, row["until_precision"])
    return Span(first, last) if first <= last else Span(earliest, latest, whole=True)


def counts(row: Mapping[str, Any], period: Period, waves: Mapping[str, Days | None]) -> bool | None:
    """Does a tie count in the period? None: it has no date and the lens is dated.

    In a lens on a wave, what was answered in a survey counts by its wave, everything else by the dates.
    """
    if not period.dated:
        return True
    if period.wave is not None and row.get("wave"):
        return bool(row["wave"] == period.wave)
    span = validity(row, waves)
    if span is None or period.unknown:
        return None
    return period.holds(span[:2]) if span.whole else period.meets(span[:2])


def event_counts(date: dt.date | None, precision: str | None, period: Period) -> bool | None:
    """Does a meeting count in the period? None: undated, or known too roughly to say."""
    if not period.dated:
        return True
    if date is None or period.unknown:
        return None
    days = days_of(date, precision)
    if period.holds(days):
        return True
    return None if period.meets(days) else False
