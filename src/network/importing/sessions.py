"""When two meetings may be one session: their days, territory, format, title and who was there."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.fuzz import ratio

from network import vocabulary
from network.identity import fold
from network.model import When

SHARED_ATTENDANCE = 0.5
"""Part of the smaller of two lists of present organisations that the other must hold to be the same session."""

STRANGERS = 3
"""Two lists of at least so many organisations without any in common are hardly one session."""

TITLES_ALIKE = 85.0
LONGEST = 31
"""Days of the longest meeting that is looked for on each of its days: a month."""


@cache
def subject(title: str) -> str:
    """What a title says beside the format and the kind of paper: « Théâtre-forum » alone says nothing.

    Examples
    --------
    >>> subject("GT parentalité"), subject("Compte rendu du groupe de travail Parentalité"), subject("Théâtre-forum")
    ('parentalite', 'parentalite', '')
    """
    text = f" {fold(vocabulary.aside().boilerplate.sub(' ', title))} "
    for words, _ in vocabulary.format_words():
        text = text.replace(f" {words} ", " ")
    return " ".join(word for word in text.split() if word not in vocabulary.acronyms().articles)


@dataclass(slots=True)
class KnownMeeting:
    """A meeting as all files so far tell it."""

    uid: str
    when: When | None
    territory: str | None
    format: str | None
    title: str
    present: set[str] = field(default_factory=set)

    @property
    def shown(self) -> str:
        """Its title and its date as far as it is known: « COPIL (2024-03) »."""
        if self.when is None:
            return self.title
        digits = {"day": 10, "month": 7, "year": 4}[self.when.precision]
        return f"{self.title} ({self.when.date.isoformat()[:digits]})".strip()

    def blocks(self) -> Iterator[object]:
        """What it shares with the meetings it may be: a day; for those known by their year, year and title."""
        if self.when is None:
            return
        first, last = span(self.when)
        if (last - first).days < LONGEST:
            for number in range((last - first).days + 1):
                yield first + dt.timedelta(days=number)
        if title := subject(self.title):
            yield first.year, title


def span(when: When) -> tuple[dt.date, dt.date]:
    """First and last day that a date may mean.

    Examples
    --------
    >>> span(When(dt.date(2024, 2, 1), "month"))
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if when.precision == "day":
        return when.date, when.end or when.date
    if when.precision == "month":
        last = when.date.replace(day=calendar.monthrange(when.date.year, when.date.month)[1])
        return when.date, max(last, when.end or last)
    return when.date, when.date.replace(month=12, day=31)


def may_be_one(a: KnownMeeting, b: KnownMeeting) -> bool:
    """Whether a person should be asked if two meetings are one session.

    Two territories or two formats are two sessions. On one day: who came agrees, or the titles do, or one has none.
    When the days are only compatible, as a month and a day of it, the same title, or who came and the format.
    """
    places, formats = {a.territory, b.territory} - {None}, {a.format, b.format} - {None}
    if a.when is None or b.when is None or len(places) > 1 or len(formats) > 1 or not _days_meet(a.when, b.when):
        return False
    one, other = subject(a.title), subject(b.title)
    alike = bool(one and other) and ratio(one, other) >= TITLES_ALIKE
    if a.when == b.when and a.when.precision == "day":
        return overlap(a.present, b.present) or alike or not (one and other)
    if a.when.precision == b.when.precision != "day":
        return False
    if alike:
        return not strangers(a.present, b.present)
    return a.format == b.format and overlap(a.present, b.present) and not (one and other)


def overlap(a: set[str], b: set[str]) -> bool:
    """Whether two lists of organisations have half of the smaller in common, two at least."""
    common = len(a & b)
    return common >= 2 and common >= SHARED_ATTENDANCE * min(len(a), len(b))


def strangers(a: set[str], b: set[str]) -> bool:
    """Whether two lists, long enough to tell, have nobody in common."""
    return min(len(a), len(b)) >= STRANGERS and not a & b


def _days_meet(one: When, other: When) -> bool:
    (first, last), (begins, ends) = span(one), span(other)
    return first <= ends and begins <= last
