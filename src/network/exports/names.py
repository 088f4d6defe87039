"""Names on a static picture that never overlap: each takes its box, the best tied first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

HEIGHT, PER_LETTER, GAP, LONGEST = 16.0, 6.9, 4.0, 30  # a letter of 12.5 px is at most about so wide on average
BUDGET = 60

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Spot:
    """A mark on the picture: its middle, its radius, its name and the number of its partners."""

    x: float
    y: float
    r: float
    name: str
    degree: int


@dataclass(frozen=True)
class Name:
    """A name where it may be written."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box


def place_names(
    spots: Sequence[Spot], inside: Box, budget: int = BUDGET, places: Callable[[Spot], list[Name]] | None = None
) -> list[Name]:
    """Names that fit inside a box, at most `budget`, the best tied first, over no mark and no other name.

    `places` gives the places to try for a mark: by default right, left, above, below.

    Examples
    --------
    >>> spots = [Spot(50, 50, 5, "Centre", 3), Spot(52, 50, 5, "École", 1)]
    >>> [name.words for name in place_names(spots, (0, 0, 400, 100))]
    ['Centre', 'École']
    """
    taken: list[Box] = [(s.x - s.r * 0.8, s.y - s.r * 0.8, s.x + s.r * 0.8, s.y + s.r * 0.8) for s in spots]
    left, top, right, bottom = inside
    placed: list[Name] = []
    for spot in sorted(spots, key=lambda one: -one.degree):
        if len(placed) == budget:
            break
        for name in (places or around)(spot):
            x0, y0, x1, y1 = name.box
            fits = left < x0 and top < y0 and x1 < right and y1 < bottom
            if fits and not any(_cross(name.box, box) for box in taken):
                placed.append(name)
                taken.append(name.box)
                break
    return placed


def below(spot: Spot) -> list[Name]:
    """The one place where vis-network writes a name: centred under its mark."""
    return around(spot)[3:]


def around(spot: Spot) -> list[Name]:
    """Right, left, above and below of a mark."""
    words = spot.name if len(spot.name) <= LONGEST else spot.name[: LONGEST - 1].rstrip() + "…"
    wide, gap, half = len(words) * PER_LETTER, spot.r + GAP, HEIGHT / 2
    x, y = spot.x, spot.y
    return [
        Name(words, x + gap, y + 4, "start", (x + gap, y - half, x + gap + wide, y + half)),
        Name(words, x - gap, y + 4, "end", (x - gap - wide, y - half, x - gap, y + half)),
        Name(words, x, y - gap - 4, "middle", (x - wide / 2, y - gap - HEIGHT, x + wide / 2, y - gap)),
        Name(words, x, y + gap + 12, "middle", (x - wide / 2, y + gap, x + wide / 2, y + gap + HEIGHT)),
    ]


def _cross(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
