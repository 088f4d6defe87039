"""What the tables of some registers need beside their file: a few rules each, records in and records out."""

from collections.abc import Mapping
from types import MappingProxyType

from network.forms.registers.records import Shape
from network.forms.registers.shapes import education, finess

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "education": education.shaped,
        "finess": finess.shaped,
    }
)
