"""What a measure found, with everything needed to judge it and to compute it again."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from network.sentences import Words
from network.study.lens import Lens
from network.study.sheets import SheetRead

Verdict = Literal["solid", "fragile", "not_comparable"]


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True)
class Empty:
    """Why a result is undefined: a code for machines, a sentence for people."""

    code: str
    words: Words


@dataclass(frozen=True)
class Named:
    """A finding under a name: a component of works-with, or a sensitivity."""

    name: str
    finding: "Finding"


@dataclass(frozen=True)
class Finding:
    """What a measure found, with everything needed to judge it and to compute it again."""

    measure: str
    value: Any = None
    unit: str = ""
    expected: Any = None
    null_model: str | None = None
    z: float | None = None
    p: float | None = None
    interval: Interval | None = None
    n_actors: int = 0
    n_by_field: Mapping[str, int] = field(default_factory=dict)
    n_ties: int = 0
    response: float | None = None
    verdict: Verdict | None = None
    why_empty: Empty | None = None
    sentence: Words | None = None
    note: Words | None = None
    components: tuple[Named, ...] = ()
    sensitivities: tuple[Named, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    lens: Lens | None = None
    digest: str = ""
    version: str = ""
    seed: int | None = None
    sources: tuple[SheetRead, ...] = ()  # of the finding itself and of its components, not of the sensitivities

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON values: undefined numbers are null, never NaN."""
        return {
            "measure": self.measure,
            "value": plain(self.value),
            "unit": self.unit,
            "expected": plain(self.expected),
            "null_model": self.null_model,
            "z": plain(self.z),
            "p": plain(self.p),
            "interval": [plain(self.interval.low), plain(self.interval.high)] if self.interval else None,
            "n_actors": self.n_actors,
            "n_by_field": dict(self.n_by_field),
            "n_ties": self.n_ties,
            "response": plain(self.response),
            "verdict": self.verdict,
            "why_empty": {"code": self.why_empty.code, "fr": self.why_empty.words.fr, "en": self.why_empty.words.en}
            if self.why_empty
            else None,
            "sentence": {"fr": self.sentence.fr, "en": self.sentence.en} if self.sentence else None,
            "note": {"fr": self.note.fr, "en": self.note.en} if self.note else None,
            "components": [{"name": one.name, "finding": one.finding.as_dict()} for one in self.components],
            "sensitivities": [{"name": one.name, "finding": one.finding.as_dict()} for one in self.sensitivities],
            "details": plain(self.details),
            "lens": self.lens.as_dict() if self.lens else None,
            "digest": self.digest,
            "version": self.version,
            "seed": self.seed,
            "sources": [one.as_dict() for one in self.sources],
        }


def plain(value: Any) -> Any:
    """Numbers, lists and mappings as JSON can hold them; NaN and infinities become None.

    Examples
    --------
    >>> plain({"x": np.float64("nan"), "n": np.int64(3)})
    {'x': None, 'n': 3}
    """
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(one) for one in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Words):
        return {"fr": value.fr, "en": value.en}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
