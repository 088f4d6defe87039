"""Lines that are things: actors, missions, meetings, places…, with the identifier they have or the one they get."""

import datetime as dt
from collections.abc import Callable

from network import vocabulary
from network.forms import Row
from network.forms.exported import LABELS, Table
from network.identity import fold
from network.importing.actors import Mention
from network.importing.kinds import kind_of
from network.importing.meetings import Encounter
from network.importing.provenance import SCHEMA
from network.importing.resolver import extra
from network.importing.rows.exported.known import Known
from network.importing.territories import territory_uid
from network.model import Properties, When, uid


def say_node(table: Table, row: Row, known: Known) -> str | None:
    """The identifier of the thing that a line says; None, with a remark, when it has no name to be known by."""
    said = said_of(table, row)
    if table.noun == "actor":
        _leave_guesses(said)
    node = row.values.get("uid")
    if node is None:
        if not said.get(LABELS[table.noun]) and not (table.noun == "meeting" and said.get("date")):
            known.lacks(row, LABELS[table.noun])
            return None
        node = _NEW[table.noun](row, said, known)
        known.call(table, row, node)
    return known.resolver.claims.node(table.noun, node, said, row)


def said_of(table: Table, row: Row) -> Properties:
    """The properties that a line gives; a date brings its precision where the noun keeps one."""
    kept, said = SCHEMA[table.noun], Properties(extra(row))
    for code, column in table.columns.items():
        value = row.values.get(code)
        if column.part != "property" or value is None:
            continue
        if not isinstance(value, When):
            said[code] = value
            continue
        said[code] = value.date
        precision = "precision" if code == "date" else f"{code}_precision"
        if precision in kept:
            said[precision] = value.precision
    return said


def _leave_guesses(said: Properties) -> None:
    """What would be worked out again from the name is not said: another file may say it otherwise."""
    name = str(said.get("name") or "")
    if said.get("field_source") == "guessed" and vocabulary.guess_field(name) == said.get("field"):
        del said["field"], said["field_source"]
    elif said.get("field") and not said.get("field_source"):
        said["field_source"] = "file"
    if said.get("kind") == kind_of(name):
        del said["kind"]


def _actor(row: Row, said: Properties, known: Known) -> str:
    values = row.values
    home = _home(row, known)
    mention = Mention(str(said["name"]), tuple(values.get("ids") or ()), home, None, values.get("postcode"), True)
    return known.resolver.actor(mention, row)


def _meeting(row: Row, said: Properties, known: Known) -> str:
    values = row.values
    encounter = Encounter(values.get("date"), _home(row, known), values.get("format"), values.get("title"))
    node = known.resolver.meetings.find(encounter, set()) or encounter.uid()
    known.resolver.meetings.add(node, encounter, ())
    return node


def _territory(row: Row, said: Properties, known: Known) -> str:
    resolver = known.resolver
    written = str(said.get("code") or said["name"])
    code, vintage = (str(said[name]) if said.get(name) else None for name in ("code", "vintage"))
    node = resolver.territories.find(written) or territory_uid(str(said["name"]), code, vintage)
    resolver.territories.add(node, said)
    return node


def _statement(row: Row, said: Properties, known: Known) -> str:
    date = said.get("date")
    day = date.isoformat() if isinstance(date, dt.date) else ""
    return uid("sta", fold(str(said["summary"])), day, _home(row, known) or "")


def _indicator(row: Row, said: Properties, known: Known) -> str:
    return uid("ind", str(said["code"]), str(said.get("year") or ""), _home(row, known) or "", str(said.get("source")))


def _home(row: Row, known: Known) -> str | None:
    """The territory that a line names, by its identifier or by its name."""
    refs = row.values.get("territory") or row.values.get("territories") or ()
    return known.found(refs[0], "territory", row, "territory") if refs else None


_NEW: dict[str, Callable[[Row, Properties, Known], str]] = {
    "actor": _actor,
    "meeting": _meeting,
    "territory": _territory,
    "statement": _statement,
    "indicator": _indicator,
    "mission": lambda row, said, known: known.resolver.mission(str(said["title"]), _home(row, known), row),
    "place": lambda row, said, known: known.resolver.place(str(said["name"]), _home(row, known), row),
    "need": lambda row, said, known: known.resolver.need(str(said["title"]), _home(row, known), row),
    "wave": lambda row, said, known: known.resolver.wave(str(said["name"]), row),
}
