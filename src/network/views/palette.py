"""The colours, letters and shapes that `visualizations/palette.toml` gives to fields and kinds."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from network.resources import folder

WHITE, INK = "#FFFFFF", "#14202B"


@dataclass(frozen=True)
class Palette:
    """What each drawing paints with."""

    fields: Mapping[str, Mapping[str, str]]
    extended: Mapping[str, str]
    series: Sequence[str]
    missing: str
    kinds: Mapping[str, str]
    shapes: Mapping[str, str]
    ties: Mapping[str, str]
    remarks: Mapping[str, str]

    def colours(self, core: Mapping[str, str]) -> dict[str, str]:
        """A colour for each field, given its core field: that of the core field, or the next of the series."""
        others = iter(self.series)
        return {
            code: self.fields[above]["colour"] if above in self.fields else next(others, self.missing)
            for code, above in core.items()
        }

    def outline(self, kind: str) -> dict[str, str]:
        """Name and path of the shape of a kind of actor."""
        return {"shape": self.kinds[kind], "path": self.shapes[self.kinds[kind]]}

    def letters(self, code: str, label: str) -> str:
        """The one or two letters written inside a mark.

        Examples
        --------
        >>> palette().letters("logement", "Logement"), palette().letters("numerique", "Numérique")
        ('Lo', 'Nu')
        """
        if code in self.fields:
            return self.fields[code]["letters"]
        return self.extended.get(code, label[:2])


def ink_on(colour: str) -> str:
    """The ink, dark or white, that reads best on a colour.

    Examples
    --------
    >>> ink_on("#5A0286"), ink_on("#C57AB3")
    ('#FFFFFF', '#14202B')
    """
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return WHITE if 1.05 / (light + 0.05) > (light + 0.05) / 0.0632 else INK


@cache
def palette() -> Palette:
    content = tomllib.loads((folder("visualizations") / "palette.toml").read_text("utf-8"))
    return Palette(
        fields=content["fields"],
        extended=content["extended"],
        series=content["series"]["colours"],
        missing=content["missing"]["colour"],
        kinds=content["kinds"],
        shapes=content["shapes"],
        ties=content["ties"],
        remarks=content["remarks"],
    )
