"""What a result looks at: one frozen value on pages, in commands and stamped on results."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Self

from network.errors import Refused
from network.sentences import Language, say

Layer = Literal[
    "meetings", "groups", "referrals", "collaborations", "actions", "agreements", "funding", "awareness", "works-with"
]
Unit = Literal["service", "structure", "institution"]
Boundary = Literal["active", "roster", "all"]

LAYERS: tuple[Layer, ...] = (
    "works-with",
    "collaborations",
    "actions",
    "agreements",
    "referrals",
    "awareness",
    "funding",
    "groups",
    "meetings",
)
TWO_MODE: frozenset[Layer] = frozenset({"meetings", "groups"})
DIRECTED: frozenset[Layer] = frozenset({"referrals", "awareness", "funding"})
NOMENCLATURES = ("core", "extended")
COMPONENTS: Mapping[Layer, tuple[Layer, ...]] = {"works-with": ("collaborations", "actions", "agreements")}


@dataclass(frozen=True)
class Lens:
    """What a result looks at: the same frozen value on pages, in commands and on results."""

    layer: Layer = "works-with"
    wave: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    territories: tuple[str, ...] = ()
    unit: Unit = "structure"
    boundary: Boundary = "active"
    fields: str = "core"
    confirmed: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise Refused("lens.period-reversed", since=self.since, until=self.until)
        if self.wave and (self.since or self.until):
            raise Refused("lens.wave-and-dates", wave=self.wave)
        if self.fields not in NOMENCLATURES:
            raise Refused("lens.fields-unknown", value=self.fields, known=", ".join(NOMENCLATURES))

    def over(self, since: dt.date | None, until: dt.date | None) -> Self:
        """The same lens on another period."""
        return replace(self, since=since, until=until, wave=None)

    def at(self, wave: str) -> Self:
        """The same lens on another survey wave."""
        return replace(self, wave=wave, since=None, until=None)

    def on(self, layer: Layer) -> Self:
        return replace(self, layer=layer)

    def as_dict(self) -> dict[str, Any]:
        """The lens as JSON values, in the order of its definition."""
        return {
            name: value.isoformat()
            if isinstance(value, dt.date)
            else list(value)
            if isinstance(value, tuple)
            else value
            for name, value in asdict(self).items()
        }

    def words(self, lang: Language = "fr") -> str:
        """The lens in one line of plain words, as filters are shown.

        Examples
        --------
        >>> Lens(wave="2019").words("fr")
        'Travaillent ensemble · vague 2019 · par structure · acteurs actifs'
        """
        parts = [say(f"lens.layer-{self.layer}", lang)]
        if self.wave:
            parts.append(say("lens.wave", lang, wave=self.wave))
        if self.since and self.until:
            parts.append(say("lens.between", lang, since=_day(self.since, lang), until=_day(self.until, lang)))
        elif self.since:
            parts.append(say("lens.since", lang, since=_day(self.since, lang)))
        elif self.until:
            parts.append(say("lens.until", lang, until=_day(self.until, lang)))
        if self.territories:
            parts.append(say("lens.territories", lang, territories=", ".join(self.territories)))
        parts.append(say(f"lens.unit-{self.unit}", lang))
        parts.append(say(f"lens.boundary-{self.boundary}", lang))
        if self.fields != "core":
            parts.append(say("lens.fields", lang, fields=self.fields))
        if self.confirmed:
            parts.append(say("lens.confirmed", lang))
        if self.without:
            parts.append(say("lens.without", lang, without=", ".join(self.without)))
        return " · ".join(parts)


def _day(day: dt.date, lang: Language) -> str:
    return f"{day:%d/%m/%Y}" if lang == "fr" else day.isoformat()
