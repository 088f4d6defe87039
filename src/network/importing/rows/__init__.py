"""How the rows of each form become facts: one file a form, listed in the order in which files build on each other."""

from collections.abc import Callable, Mapping, Sequence

from network.forms import Row
from network.forms.exported import EXPORT
from network.importing.resolver import Resolver
from network.importing.rows import (
    actors,
    attendance,
    exported,
    indicators,
    memberships,
    missions,
    needs,
    places,
    statements,
    survey,
    territories,
    ties,
)

FORMS: Mapping[str, Callable[[Sequence[Row], Resolver], None]] = {
    EXPORT: exported.say,
    "territories": territories.say,
    "indicators": indicators.say,
    "actors": actors.say,
    "places": places.say,
    "memberships": memberships.say,
    "needs": needs.say,
    "missions": missions.say,
    "statements": statements.say,
    "attendance-sheets": attendance.say,
    "attendance-list": attendance.say,
    "attendance-grid": attendance.say,
    "minutes": attendance.say,
    "ties": ties.say,
    "matrix": ties.say,
    "survey": survey.say_answers,
    "roster": survey.say_roster,
}
