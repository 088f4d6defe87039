"""The document as a static SVG, made on the server: same places, colours, letters and shapes as the explorer."""

import math
from collections.abc import Iterator
from html import escape

from network.exports.html import made
from network.exports.names import Spot, place_names
from network.views import ViewDocument
from network.views.palette import INK, WHITE, palette

WIDTH, MARGIN, LEGEND, LINE = 1400, 70, 250, 22
FONT = "'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
SOFT = "#55626F"
BEND = 0.12


def to_svg(document: ViewDocument) -> str:
    """The map with title, legend, date and, where it is, the mention that the territory is fictional."""
    spots, height = _spots(document)
    height = max(height, 150 + LINE * (sum(len(rows) for rows in document.legend.values()) + 4))
    title = escape(document.meta["title"])
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            f' font-family="{FONT}" role="img" aria-label="{title}">',
            f"<title>{title}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="{WHITE}"/>',
            *_heading(document),
            *_ties(document, spots),
            *_marks(document, spots),
            *_names(document, spots, height),
            *_legend(document),
            _text(made(document), MARGIN, height - 20, 12, SOFT),
            "</svg>\n",
        ]
    )


def _spots(document: ViewDocument) -> tuple[list[Spot], int]:
    """Place, radius and name of each actor and meeting, in pixels; and the height of the picture."""
    xs = [*document.actors["x"], *document.meetings["x"]]
    ys = [*document.actors["y"], *document.meetings["y"]]
    names = [*document.actors["name"], *document.meetings["name"]]
    wide = WIDTH - LEGEND - 2 * MARGIN
    scale = wide / max([*xs, 1])
    most = max([len(met) for met in document.partners] + [1])
    apart = scale * document.meta["spacing"]
    least, largest = min(6.0, max(1.6, 0.18 * apart)), min(16.0, max(4.0, 0.45 * apart))
    radii = [least + (largest - least) * math.sqrt(len(met) / most) for met in document.partners]
    rows = zip(xs, ys, radii, names, document.partners, strict=True)
    spots = [Spot(MARGIN + scale * x, 110 + scale * y, r, name, len(met)) for x, y, r, name, met in rows]
    return spots, round(max([spot.y for spot in spots] + [200])) + 80


def _heading(document: ViewDocument) -> Iterator[str]:
    yield _text(document.meta["title"], MARGIN, 44, 24, INK, weight=650)
    told = " · ".join(line for line in (document.meta["lens_words"], document.meta["fictional"]) if line)
    yield _text(told, MARGIN, 70, 14, SOFT)


def _ties(document: ViewDocument, spots: list[Spot]) -> Iterator[str]:
    kinds = document.legend["ties"]
    plain = kinds[-1]["colour"]
    strength = min(0.62, max(0.12, 930 / (len(document.ties["a"]) + 1)))
    for at in range(len(kinds) - 1, -2, -1):  # the first of the legend lies on top
        ends = [
            (spots[a], spots[b])
            for a, b, kind in zip(document.ties["a"], document.ties["b"], document.ties["kind"], strict=True)
            if kind == at
        ]
        if not ends:
            continue
        colour = kinds[at]["colour"] if at >= 0 else plain
        dash = ' stroke-dasharray="5 4"' if at >= 0 and kinds[at]["code"] == "went" else ""
        path = "".join(_curve(p, q) for p, q in ends)
        look = f'stroke="{colour}" stroke-width="1.1" stroke-opacity="{strength:.2f}"{dash}'
        yield f'<path d="{path}" fill="none" {look}/>'


def _curve(p: Spot, q: Spot) -> str:
    cx, cy = (p.x + q.x) / 2 + (q.y - p.y) * BEND, (p.y + q.y) / 2 - (q.x - p.x) * BEND
    return f"M{p.x:.1f} {p.y:.1f}Q{cx:.1f} {cy:.1f} {q.x:.1f} {q.y:.1f}"


def _marks(document: ViewDocument, spots: list[Spot]) -> Iterator[str]:
    order = sorted(range(len(spots)), key=lambda row: spots[row].degree)
    for row in order:
        path, colour, ink, letters = _look(document, row)
        spot = spots[row]
        hollow = row in document.hollow or row >= len(document.actors["id"])
        fill, line, width = (WHITE, colour, 1.8) if hollow else (colour, WHITE, 1.2)
        yield (
            f'<path d="{path}" transform="translate({spot.x:.1f} {spot.y:.1f}) scale({spot.r:.1f})" fill="{fill}"'
            f' stroke="{line}" stroke-width="{width / spot.r:.2f}"><title>{escape(spot.name)}</title></path>'
        )
        if spot.r > 9 and letters:
            yield _text(
                letters,
                spot.x,
                spot.y + spot.r * 0.3,
                spot.r * 0.86,
                INK if hollow else ink,
                weight=700,
                anchor="middle",
            )


def _look(document: ViewDocument, row: int) -> tuple[str, str, str, str]:
    """Path, colour, ink and letters of a mark."""
    actors, legend = document.actors, document.legend
    if row >= len(actors["id"]):
        return legend["kinds"][-1]["path"], INK, INK, ""
    field = legend["fields"][actors["field"][row]]
    finer = actors["extended"][row]
    letters = legend["extended"][finer]["letters"] if finer >= 0 else field["letters"]
    return legend["kinds"][actors["kind"][row]]["path"], field["colour"], field["ink"], letters


def _names(document: ViewDocument, spots: list[Spot], height: int) -> Iterator[str]:
    for name in place_names(spots, (0, 90, WIDTH - LEGEND, height - 40)):
        halo = f' stroke="{WHITE}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
        yield _text(name.words, name.x, name.y, 12.5, INK, anchor=name.anchor, more=halo)


def _legend(document: ViewDocument) -> Iterator[str]:
    x, y = WIDTH - LEGEND, 110
    words = document.words
    circle = palette().shapes["circle"]
    for part in ("fields", "kinds", "ties"):
        yield _text(words[f"legend-{part}"], x, y, 13, INK, weight=650)
        y += LINE
        for row in document.legend[part]:
            colour = row.get("colour", SOFT)
            fill = WHITE if row.get("ink") == colour else colour
            if part == "ties":
                yield f'<path d="M{x} {y - 4}h18" stroke="{colour}" stroke-width="2.2"/>'
            else:
                shape = f'd="{row.get("path", circle)}" transform="translate({x + 8} {y - 4}) scale(6)"'
                yield f'<path {shape} fill="{fill}" stroke="{colour}" stroke-width=".25"/>'
            yield _text(row["label"], x + 26, y, 13, INK)
            y += LINE
        y += 10


def _text(
    words: str, x: float, y: float, size: float, fill: str, *, weight: int = 400, anchor: str = "start", more: str = ""
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="{weight}" fill="{fill}"'
        f' text-anchor="{anchor}"{more}>{escape(words)}</text>'
    )
