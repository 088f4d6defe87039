"""What the tables of some registers need beside their file: a few rules each, records in and records out."""

from collections.abc import Mapping
from types import MappingProxyType

from network.forms.registers.records import Shape
from network.forms.registers.shapes import (
    areas,
    associations,
    education,
    finess,
    finess_plus,
    grants,
    inclusion,
    rna,
    sirene,
)

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "areas": areas.shaped,
        "associations": associations.shaped,
        "education": education.shaped,
        "finess": finess.shaped,
        "finess-plus": finess_plus.shaped,
        "grants": grants.shaped,
        "inclusion": inclusion.shaped,
        "rna": rna.shaped,
        "sirene": sirene.shaped,
    }
)
