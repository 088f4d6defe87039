"""The nouns of the graph: nodes, relationships, what each holds, and how each is named.

The schema is data. Queries, archive and checks are held against it: a property that is not here is
refused, and each fact is written, read and deleted by the query files named after it.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kept = Literal["text", "texts", "int", "float", "bool", "date"]
Value = str | int | float | bool | dt.date | list[str] | None
Properties = dict[str, Value]

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True)
class When:
    """A date as far as it is known: its first day, its precision, and the last day when it lasted."""

    date: dt.date
    precision: Precision = "day"
    end: dt.date | None = None


VALIDITY: dict[str, Kept] = {"since": "date", "since_precision": "text", "until": "date", "until_precision": "text"}
PROVENANCE: dict[str, Kept] = {"sources": "texts", "said": "text"}


@dataclass(frozen=True)
class NodeType:
    """One kind of node: its label, the prefix of its uids and what it holds beside `uid` and provenance."""

    label: str
    prefix: str
    properties: Mapping[str, Kept]

    @property
    def noun(self) -> str:
        """Name of its folder of queries: `Actor` → `actor`."""
        return self.label.lower()


@dataclass(frozen=True)
class RelationshipType:
    """One kind of relationship between two kinds of node.

    `keyed`: several may join the same two nodes, told apart by a uid of their own. A type that starts
    from several kinds of node is one entry per kind: the database finds an end by its label.
    """

    type: str
    source: str
    target: str
    properties: Mapping[str, Kept]
    keyed: bool = False
    noun: str = ""


_PERIOD: dict[str, Kept] = {"since": "date", "until": "date"}
_EXTRA: dict[str, Kept] = {"extra": "text"}  # JSON text: columns of a file that fit nothing

NODES: dict[str, NodeType] = {
    node.label: node
    for node in (
        NodeType(
            "Actor",
            "act",
            {
                "name": "text",
                "short_name": "text",
                "aliases": "texts",
                "search": "text",
                "kind": "text",
                "field": "text",
                "field_source": "text",
                "fields": "texts",
                "status": "text",
                **_PERIOD,
                "ids": "texts",
                "codes": "texts",  # what registers say it does: `naf:88.99B`, `finess-category:220`
                "public": "bool",
                "natural_person": "bool",
                "accepts_partners": "bool",
                "introduces": "bool",
                "seeks": "texts",
                "offers": "texts",
                "contact": "text",
                "phone": "text",  # of the structure: never the mobile of a person
                "website": "text",
                "address": "text",
                "postcode": "text",
                "last_confirmed": "date",
                **_EXTRA,
            },
        ),
        NodeType("Contact", "con", {"name": "text", "role": "text"}),
        NodeType(
            "Mission",
            "mis",
            {
                "title": "text",
                "kind": "text",
                "summary": "text",
                "themes": "texts",
                "publics": "texts",
                **VALIDITY,
                "programme": "bool",
                "search": "text",
                **_EXTRA,
            },
        ),
        NodeType(
            "Meeting",
            "mee",
            {
                "title": "text",
                "format": "text",
                "date": "date",
                "precision": "text",
                "end": "date",
                "programme": "bool",
                "headcount_other": "int",
                **_EXTRA,
            },
        ),
        NodeType(
            "Place",
            "pla",
            {
                "name": "text",
                "kind": "text",
                "address": "text",
                "postcode": "text",
                "insee": "text",
                "lat": "float",
                "lon": "float",
                "confidential": "bool",
                **_EXTRA,
            },
        ),
        NodeType(
            "Territory",
            "ter",
            {
                "name": "text",
                "code": "text",
                "kind": "text",
                "vintage": "text",
                "role": "text",
                "programme_start": "date",
                "outline": "text",
                **_EXTRA,
            },
        ),
        NodeType(
            "Indicator", "ind", {"code": "text", "year": "int", "value": "float", "state": "text", "source": "text"}
        ),
        NodeType("Need", "nee", {"title": "text", "theme": "text", "public": "text", **_EXTRA}),
        NodeType(
            "Statement",
            "sta",
            {
                "summary": "text",
                "theme": "text",
                "public": "text",
                "method": "text",
                "date": "date",
                "precision": "text",
                **_EXTRA,
            },
        ),
        NodeType("Wave", "wav", {"name": "text", **_PERIOD, "instrument": "text", "questions": "texts"}),
    )
}


def _between(
    type: str, sources: tuple[str, ...], target: str, properties: Mapping[str, Kept], *, keyed: bool = False
) -> list[RelationshipType]:
    """One entry per kind of source; `same_as` from Actor to Actor is written `target="="`."""
    return [
        RelationshipType(
            type,
            source,
            source if target == "=" else target,
            properties,
            keyed,
            noun=type.lower() if len(sources) == 1 else f"{type.lower()}-{source.lower()}",
        )
        for source in sources
    ]


_VERDICT: dict[str, Kept] = {"verdict": "text", "date": "date", "by": "text"}
_TWINS = ("Actor", "Meeting")

RELATIONSHIPS: dict[str, RelationshipType] = {
    relationship.noun: relationship
    for relationship in (
        *_between("ATTENDED", ("Actor",), "Meeting", {"status": "text", "role": "text", "people": "int"}),
        *_between("HELD_BY", ("Meeting",), "Actor", {}),
        *_between("ABOUT", ("Meeting",), "Mission", {"how": "text"}, keyed=True),
        *_between("MEMBER_OF", ("Actor",), "Actor", {**VALIDITY, "role": "text", **_EXTRA}, keyed=True),
        *_between("PART_OF", ("Actor",), "Actor", _PERIOD),
        *_between("RUN_BY", ("Actor",), "Actor", _PERIOD),
        *_between("BECAME", ("Actor",), "Actor", {"date": "date"}),
        *_between("SAME_AS", _TWINS, "=", _VERDICT),
        *_between("DISTINCT_FROM", _TWINS, "=", _VERDICT),
        *_between(
            "CARRIES",
            ("Actor",),
            "Mission",
            {"role": "text", **VALIDITY, "wave": "text", "amount": "float"},
            keyed=True,
        ),
        *_between("KNOWS", ("Actor",), "Mission", {"wave": "text", "level": "int", "date": "date"}, keyed=True),
        *_between("ASKED", ("Actor",), "Wave", {"state": "text", "date": "date", **_EXTRA}),
        *_between(
            "TIE",
            ("Actor",),
            "Actor",
            {
                "kind": "text",
                "weight": "float",
                **VALIDITY,
                "wave": "text",
                "declared_by": "text",
                "began_with_programme": "bool",
                **_EXTRA,
            },
            keyed=True,
        ),
        *_between("ANSWERS", ("Mission",), "Need", {}),
        *_between("SUPPORTS", ("Statement", "Indicator"), "Need", {}),
        *_between("FELT_IN", ("Need",), "Territory", {}),
        *_between("LOCATED_AT", ("Actor", "Meeting", "Mission"), "Place", {**_PERIOD, "rank": "int"}),
        *_between("LOCATED_IN", ("Actor", "Meeting", "Mission", "Place", "Statement"), "Territory", _PERIOD),
        *_between("WITHIN", ("Territory",), "Territory", {}),
        *_between("DESCRIBES", ("Indicator",), "Territory", {}),
    )
}


EDIT = "edi"
"""Prefix of the batches that are hand edits: their word wins over that of files."""


def uid(prefix: str, *parts: str) -> str:
    """Stable name of a thing: a prefix and the first 20 hex digits of sha256 over its key parts.

    Examples
    --------
    >>> uid("act", "centre social tilleuls", "")
    'act-2240ba5fd95b28fa32cc'
    """
    return f"{prefix}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"
