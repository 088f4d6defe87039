"""Words of the field as data: fields, kinds of ties, formats, marks, acronyms, themes, publics, thresholds.

Everything comes from `imports/vocabulary/*.toml`; what files write is compared folded, without case or accents.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from network.vocabulary.crosswalks import Crosswalk, code_entry, crosswalks, field_by_code, normal_code
from network.vocabulary.private_life import PrivateLife, private_life
from network.vocabulary.shelf import table
from network.vocabulary.structures import acronyms, guess_field, structure_words, type_names
from network.vocabulary.suggesting import Suggestion, suggested_fields
from network.vocabulary.terms import (
    Field,
    Kind,
    Term,
    code_of,
    core_fields,
    core_of,
    field_of,
    fields,
    format_in,
    format_words,
    formats,
    kind_in,
    kinds,
    known_values,
    labels,
    publics,
    themes,
)
from network.vocabulary.writing import (
    Aside,
    Marks,
    People,
    are_residents,
    aside,
    example_of,
    marks,
    people,
    residents_name,
)

__all__ = [
    "Aside",
    "Crosswalk",
    "Field",
    "Kind",
    "Marks",
    "People",
    "PrivateLife",
    "Suggestion",
    "Term",
    "acronyms",
    "are_residents",
    "aside",
    "code_entry",
    "code_of",
    "core_fields",
    "core_of",
    "coverage",
    "crosswalks",
    "example_of",
    "field_by_code",
    "field_of",
    "fields",
    "format_in",
    "format_words",
    "formats",
    "guess_field",
    "kind_in",
    "kinds",
    "known_values",
    "labels",
    "marks",
    "normal_code",
    "people",
    "private_life",
    "publics",
    "residents_name",
    "structure_words",
    "suggested_fields",
    "themes",
    "type_names",
]


@cache
def coverage() -> Mapping[str, Any]:
    """Thresholds under which a result is fragile or not comparable, as `coverage.toml` gives them."""
    return MappingProxyType(table("coverage"))
