"""What an entry changes of a fact: the answers that differ, and dates as far as they are known."""

from collections.abc import Mapping, Sequence
from typing import Any

from network.importing.folding import LED_BY
from network.model import Properties, When


def changed(known: Properties, said: Properties) -> Properties:
    """What is said and differs from what is known; a property that goes with another goes with it.

    Examples
    --------
    >>> changed({"name": "CAF", "postcode": "75018"}, {"name": "CAF", "postcode": "75019"})
    {'postcode': '75019'}
    >>> changed({"postcode": "75018"}, {"postcode": None, "website": None})
    {'postcode': None}
    """
    differs = {name for name, value in said.items() if known.get(name) != value and (value or name in known)}
    if "field" not in differs:
        differs.discard("field_source")
    return {name: value for name, value in said.items() if name in differs or LED_BY.get(name) in differs}


def days(values: Mapping[str, Any], names: Sequence[str]) -> Properties:
    """Dates of an actor: the first day that a month or a year may mean."""
    return {name: when.date if isinstance(when := values[name], When) else None for name in names if name in values}


def validity(values: Mapping[str, Any], names: Sequence[str] = ("since", "until")) -> Properties:
    """Dates with their precision; a range ends at its last day.

    Examples
    --------
    >>> import datetime as dt
    >>> validity({"until": When(dt.date(2025, 3, 1), "month")})
    {'until': datetime.date(2025, 3, 1), 'until_precision': 'month'}
    """
    said: Properties = {}
    for name in names:
        when = values.get(name)
        if isinstance(when, When):
            last = when.end if name == "until" and when.end else when.date
            said |= {name: last, f"{name}_precision": when.precision}
        elif name in values:
            said |= {name: None, f"{name}_precision": None}
    return said
