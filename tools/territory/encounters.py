"""The meetings: dates over four years, formats, and who came. Mixing is the same before and after, everywhere."""

import datetime as dt
import random

from territory.words import FORMATS as LABELS
from territory.world import PROGRAMME_START, Actor, Meeting, Quartier, draws, quartiers

# format: (title, mean number of structures, started by the programme)
FORMATS: dict[str, tuple[tuple[str, ...], int, bool]] = {
    "groupe-travail": (("Groupe de travail parentalité", "Groupe de travail accès aux soins"), 11, False),
    "groupe-ressource": (("Groupe-ressource",), 13, False),
    "theatre-forum": (("Théâtre-forum « À table »", "Théâtre-forum « La porte d'à côté »"), 18, True),
    "comite": (("Comité de pilotage",), 12, False),
    "cafe-parents": (("Café des parents",), 9, False),
    "kiosque": (("Kiosque d'automne", "Kiosque de printemps"), 10, True),
}
BEFORE = ("groupe-travail", "groupe-ressource", "comite", "cafe-parents", "groupe-travail", "theatre-forum")
AFTER = ("groupe-travail", "groupe-ressource", "comite", "theatre-forum", "kiosque", "groupe-travail")
CLOSED_MONTHS = {(2017, 8), (2018, 8), (2019, 8), (2020, 4), (2020, 8)}


def meetings(seed: int, actors: list[Actor]) -> list[Meeting]:
    """All meetings, by quartier and date."""
    dates = _dates(draws(seed, "dates"))
    found: list[Meeting] = []
    for quartier in quartiers():
        rng = draws(seed, f"meetings {quartier.code}")
        found += _quartier(quartier, dates[quartier.code], actors, rng)
    return found


def _dates(rng: random.Random) -> dict[str, list[dt.date]]:
    """Months are dealt round the quartiers, so that sheets exist for nearly every open month of both periods."""
    dates: dict[str, list[dt.date]] = {quartier.code: [] for quartier in quartiers()}
    for period, years in enumerate(((2017, 2018), (2019, 2020))):
        months = [(y, m) for y in years for m in range(1, 13) if (y, m) not in CLOSED_MONTHS]
        wanted = [q.code for q in quartiers() for _ in range(q.meetings[period])]
        rng.shuffle(wanted)
        deck = (months * 3)[: len(wanted)]
        for code, (year, month) in zip(wanted, deck, strict=True):
            dates[code].append(_weekday(year, month, dates[code], rng))
    return {code: sorted(days) for code, days in dates.items()}


def _weekday(year: int, month: int, taken: list[dt.date], rng: random.Random) -> dt.date:
    while True:
        day = dt.date(year, month, rng.randint(3, 21 if month == 12 else 26))
        if day.weekday() < 5 and day not in taken:
            return day


def _quartier(quartier: Quartier, days: list[dt.date], actors: list[Actor], rng: random.Random) -> list[Meeting]:
    local = [a for a in actors if a.territory == quartier.code and a.kind != "group"]
    unlisted = [a for a in actors if a.name in quartier.unlisted]
    city = [a for a in actors if a.kind == "institution"]
    zeal = {a.key: rng.lognormvariate(0, 0.7) for a in [*local, *unlisted]} | {a.key: 0.8 for a in city}
    found: list[Meeting] = []
    for day in days:
        meeting, size = _planned(quartier, day, found, rng)
        _fill(meeting, [a for a in [*local, *unlisted, *city] if a.open_at(day)], size, zeal, rng)
        _residents(meeting, f"{quartier.code[3:]}H", rng, named=quartier.kept_as != "grid")
        found.append(meeting)
    if quartier.code == "QF-FOR":
        _dates_as_people_write_them(found)
    if quartier.kept_as == "grid":
        _named_by_format(found)
    _first_seen(found, unlisted, rng)
    return found


def _planned(quartier: Quartier, day: dt.date, held: list[Meeting], rng: random.Random) -> tuple[Meeting, int]:
    """The next meeting of a quartier, formats taking turns in each period, and how many structures it expects."""
    after = day >= PROGRAMME_START
    formats = AFTER if after else BEFORE
    format_ = formats[sum(m.programme_time == after for m in held) % len(formats)]
    titles, size, programme = FORMATS[format_]
    code = quartier.code[3:]
    meeting = Meeting(f"{code}-{day:%Y%m%d}", day, quartier.code, format_, rng.choice(titles), programme=programme)
    if format_ == "groupe-ressource" and quartier.kept_as != "grid":
        meeting.held_by = f"G{code}1"
    return meeting, size


def _dates_as_people_write_them(found: list[Meeting]) -> None:
    """The first meeting lasted two days; of the last one before the programme only the month is known."""
    found[0].end = found[0].date + dt.timedelta(days=1)
    last = next(m for m in reversed(found) if not m.programme_time)
    last.date, last.precision = last.date.replace(day=1), "month"


def _named_by_format(found: list[Meeting]) -> None:
    """A grid has no room for titles: the format over the date is all it says."""
    for meeting in found:
        meeting.title = LABELS[meeting.format]


def _fill(meeting: Meeting, open_: list[Actor], size: int, zeal: dict[str, float], rng: random.Random) -> None:
    """Who came: the zealous come more, and each meeting draws one field a little more than the others."""
    theme = rng.choice(sorted({a.field for a in open_ if a.field}))
    weights = {a.key: zeal[a.key] * (1.8 if a.field == theme else 1.0) for a in open_}
    came = _weighted(weights, max(6, round(rng.gauss(size, 2))) + rng.randint(2, 4), rng)
    for row, key in enumerate(came):
        status = "excused" if row < 2 else "represented" if row == 2 and rng.random() < 0.3 else "present"
        meeting.status[key] = status
        meeting.people[key] = 2 if status == "present" and rng.random() < 0.12 else 1


def _weighted(weights: dict[str, float], count: int, rng: random.Random) -> list[str]:
    """Keys without replacement, with chances that follow their weights."""
    order = sorted(weights, key=lambda key: rng.random() ** (1 / weights[key]), reverse=True)
    chosen = order[:count]
    rng.shuffle(chosen)
    return chosen


def _residents(meeting: Meeting, group: str, rng: random.Random, *, named: bool) -> None:
    """Anonymous residents are a presence of their group; a name without structure (no grid has any) is counted."""
    if meeting.format in ("cafe-parents", "theatre-forum", "kiosque") and rng.random() < 0.8:
        meeting.status[group] = "present"
        meeting.people[group] = rng.randint(2, 9)
    elif rng.random() < 0.25:
        meeting.status[group] = "present"
        meeting.people[group] = 1
    if named and rng.random() < 0.3:
        meeting.other = rng.randint(1, 2)


def _first_seen(found: list[Meeting], unlisted: list[Actor], rng: random.Random) -> None:
    """A structure that no directory knows comes twice, so that it exists in every territory made by any seed."""
    for actor in unlisted:
        for meeting in rng.sample(found, 2):
            meeting.status[actor.key] = "present"
            meeting.people.setdefault(actor.key, 1)
