"""What importing one file would change: the facts that become new or different, counted and nothing written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from network.forms import Reading, Row
from network.identity import MASK
from network.importing.claims import Claims
from network.importing.graph import Changes, Gone, Graph
from network.importing.likeness import Pair
from network.importing.named import Cells
from network.importing.pace import Pace, Paced
from network.importing.provenance import Fact, heard, succeeded, told
from network.importing.resolver import Resolver
from network.importing.rows import FORMS
from network.importing.versions import Former, Version, former_of, superseding
from network.importing.waiting import undecided
from network.remarks import Remark

SHEETS_IGNORED = ("sheet-skipped", "sheet-other-form", "sheet-not-recognised")
DATES_UNREADABLE = ("ambiguous-date", "bad-date", "impossible-date", "year-missing")
"""Codes of remarks that a dry run counts in its sentence."""


@dataclass
class Plan:
    """The changes of one file, and what a person should know before applying them."""

    batch: str
    changes: Changes = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    newcomers: list[str] = field(default_factory=list)  # names of the actors that nobody knew
    gone: Gone = field(default_factory=dict)
    version: Version | None = None

    def same_as(self, other: "Plan") -> bool:
        """Whether applying the other would write exactly this."""
        return self.changes == other.changes and self.gone == other.gone


def plan(reading: Reading, batch: str, resolver: Resolver, pace: Pace | None = None, *, beside: bool = False) -> Plan:
    """Turn the rows of a file into facts, beside what is known; nothing is written.

    A new version of a file speaks in place of the former one, unless it is to stand `beside` it.
    """
    resolver.open(reading.file, batch, reading.columns)
    resolver.expect(Cells.of([reading]).names)
    for form, rows in _by_form(reading.rows):
        FORMS[form](Paced(rows, pace) if pace else rows, resolver)
    made, said = Plan(batch), resolver.claims.said
    former = None if beside else former_of(reading, batch, said, resolver.graph)
    for noun in said:
        _compare(noun, resolver.claims, resolver.graph, made, former.uid if former else "")
    if former:
        _supersede(former, made, resolver)
    made.remarks = [*reading.remarks, *resolver.claims.remarks]
    made.pairs = undecided(_new_pairs(resolver, made), resolver.graph, made.changes)
    _count(reading, made)
    return made


def _by_form(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows grouped by form, those that others build on first."""
    order = {form: rank for rank, form in enumerate(FORMS)}
    ordered = sorted(rows, key=lambda row: order[row.form])
    return [(form, list(group)) for form, group in groupby(ordered, key=lambda row: row.form)]


def _supersede(former: Former, made: Plan, resolver: Resolver) -> None:
    """What the former file alone said goes; what other files say too stays as they say it."""
    made.version, undoing = superseding(former, resolver.claims.said, resolver.graph)
    made.gone = undoing.gone
    for noun, facts in undoing.changes.items():
        made.changes.setdefault(noun, {}).update(facts)


def _compare(noun: str, claims: Claims, graph: Graph, made: Plan, former: str) -> None:
    facts, changed = graph.facts(noun), made.changes.setdefault(noun, {})
    new = completed = 0
    for key, claim in claims.said[noun].items():
        source = f"{made.batch}|{claim.sheet}|{claim.line}"
        known = facts.get(key)
        if known is None:
            changed[key] = told(noun, claim.properties, source)
            new += 1
            continue
        if former in known.batches:
            changed[key], contradictions = succeeded(noun, known, former, claim.properties, source)
        else:
            changed[key], contradictions = heard(noun, known, claim.properties, source)
        completed += changed[key].properties != known.properties
        for name in contradictions:
            kept = changed[key].properties.get(name, known.properties.get(name))
            claims.contradiction(noun, name, claim.properties[name], kept, claim.sheet, claim.line)
    if noun == "actor":
        made.newcomers = sorted(_shown_name(fact) for key, fact in changed.items() if key not in facts)
        made.counts["guessed"] = sum(_guessed(fact) and not _guessed(facts.get(key)) for key, fact in changed.items())
        made.counts["without_field"] = sum(key not in facts and _fieldless(fact) for key, fact in changed.items())
    made.counts[f"{noun}_new"], made.counts[f"{noun}_updated"] = new, completed
    made.counts[f"{noun}_matched"] = len(changed) - new - completed


def _shown_name(fact: Fact) -> str:
    """The name of an actor; of somebody who works alone, only that there is one."""
    return MASK if fact.properties.get("natural_person") else str(fact.properties.get("name") or "")


def _guessed(fact: Fact | None) -> bool:
    return fact is not None and fact.properties.get("field_source") == "guessed"


def _fieldless(fact: Fact) -> bool:
    """Whether an actor counts in no measure across fields; a mixed group never does, and nobody has to say it."""
    return not fact.properties.get("field") and fact.properties.get("kind") != "group"


def _new_pairs(resolver: Resolver, made: Plan) -> list[Pair]:
    """Pairs that this file brings: the actors it resembles, the meetings it may repeat."""
    meetings = {key[0] for key in made.changes.get("meeting", {})}
    repeated = [pair for pair in resolver.meetings.pairs() if meetings & {*pair.uids}] if meetings else []
    gone = {key[0] for noun in ("actor", "meeting") for key in made.gone.get(noun, ())}
    return [pair for pair in (*resolver.actors.doubts.values(), *repeated) if not gone & {*pair.uids}]


def _count(reading: Reading, made: Plan) -> None:
    made.counts["rows"] = len(reading.rows)
    made.counts["rejected"] = sum(remark.severity == "error" for remark in made.remarks)
    made.counts["waiting"] = len(made.pairs)
    codes = Counter(remark.code for remark in made.remarks)
    made.counts["sheets_ignored"] = sum(codes[code] for code in SHEETS_IGNORED)
    made.counts["dates_unreadable"] = sum(codes[code] for code in DATES_UNREADABLE)
