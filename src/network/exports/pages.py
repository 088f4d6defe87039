"""The pyvis page: known to many readers of Python; our places, no physics, nothing fetched, nothing run."""

import json
import math
import re
from typing import Any

from pyvis.network import Network as Page

from network.errors import Refused
from network.exports.html import made, sha256, template
from network.exports.names import Spot, below, place_names
from network.views import ViewDocument, inline_json
from network.views.palette import INK, WHITE

MOST = 1_000  # above, the page opens in seconds rather than at once; the html format draws ten thousand
EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)
SHAPES = {"circle": "dot"}  # vis-network knows our other shapes by the same word
OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12}},
    "nodes": {"borderWidth": 1, "font": {"size": 12.5, "color": INK, "strokeWidth": 4, "strokeColor": WHITE}},
    "interaction": {"hover": True, "tooltipDelay": 100},
}
_FETCHED = re.compile(r"<link\b[^>]*\bhref=[^>]*>|<script\b[^>]*\bsrc=[^>]*>\s*</script>", re.IGNORECASE)
_HEADING = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)


def to_pyvis(document: ViewDocument) -> str:
    """A vis-network page of at most a thousand actors and meetings, same places and colours as the explorer.

    pyvis's own page links two public servers and can run script hidden in a heading, a menu or a title: here the
    data is put in by us, as inert text, into the library that pyvis carries, and every remote address is gone.

    Raises
    ------
    Refused
        More than a thousand actors and meetings.
    """
    n = len(document.partners)
    if n > MOST:
        raise Refused("views.too-many", n=n, most=MOST)
    page = Page(height="78vh", width="100%", cdn_resources="in_line", directed=bool(document.meta["directed"]))
    page.set_options(json.dumps(OPTIONS))
    html = _HEADING.sub("", _FETCHED.sub("", page.generate_html(notebook=False)))
    for name, rows in (("nodes", _nodes(document)), ("edges", _edges(document))):
        html = html.replace(f"{name} = new vis.DataSet([])", f"{name} = new vis.DataSet({inline_json(rows)})", 1)
    return _dressed(html, document)


def _dressed(html: str, document: ViewDocument) -> str:
    """The page with its language, title, policy, legend, table and method."""
    hashes = " ".join(f"'{sha256(code)}'" for code in _SCRIPT.findall(html))
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
    parts = template("export/pyvis.html").make_module({"view": document, "policy": policy, "made": made(document)})
    for place, part in (("<html>", "root"), ("<head>", "head"), ("<body>", "above"), ("</body>", "below")):
        html = html.replace(place, str(getattr(parts, part)()), 1)
    return html


def _nodes(document: ViewDocument) -> list[dict[str, Any]]:
    """vis-network rows: fixed places, our colours and shapes; names under their mark where none hides another."""
    spots = _spots(document)
    written = {(name.x, name.words): name.words for name in place_names(spots, EVERYWHERE, places=below)}
    uids = [*document.actors["id"], *document.meetings["id"]]
    return [
        {
            "id": uid,
            "label": written.get((spot.x, below(spot)[0].words)),
            "title": spot.name,
            "x": round(spot.x),
            "y": round(spot.y),
            "shape": SHAPES.get(shape, shape),
            "size": round(spot.r, 1),
            "color": colour,
        }
        for uid, spot, (shape, colour) in zip(uids, spots, _looks(document), strict=True)
    ]


def _spots(document: ViewDocument) -> list[Spot]:
    """Marks at a scale where neighbours are about 75 apart, as vis-network's letters need."""
    actors, meetings = document.actors, document.meetings
    degrees = [len(met) for met in document.partners]
    spread = 75 * math.sqrt(len(degrees)) / 10_000
    columns = [[*actors[name], *meetings[name]] for name in ("x", "y", "name")]
    return [
        Spot(x * spread, y * spread, 7 + 13 * math.sqrt(degree / max([*degrees, 1])), name, degree)
        for x, y, name, degree in zip(*columns, degrees, strict=True)
    ]


def _looks(document: ViewDocument) -> list[tuple[str, dict[str, str]]]:
    """Shape and colours of each mark."""
    actors, legend = document.actors, document.legend
    known = [
        (legend["kinds"][kind]["shape"], _ink(legend["fields"][field]["colour"], row in document.hollow))
        for row, (kind, field) in enumerate(zip(actors["kind"], actors["field"], strict=True))
    ]
    event = (legend["kinds"][-1]["shape"] if legend["kinds"] else "", {"background": WHITE, "border": INK})
    return known + [event] * len(document.meetings["id"])


def _ink(colour: str, hollow: bool) -> dict[str, str]:
    return {"background": WHITE, "border": colour} if hollow else {"background": colour, "border": WHITE}


def _edges(document: ViewDocument) -> list[dict[str, Any]]:
    """One line a pair, whatever the number of its periods: vis-network would draw them over each other."""
    uids = [*document.actors["id"], *document.meetings["id"]]
    kinds, ties = document.legend["ties"], document.ties
    lines: dict[tuple[int, int], dict[str, Any]] = {}
    for a, b, kind in zip(ties["a"], ties["b"], ties["kind"], strict=True):
        colour = kinds[kind if kind >= 0 else -1]["colour"]
        lines.setdefault((a, b), {"from": uids[a], "to": uids[b], "color": {"color": colour, "opacity": 0.6}})
    return list(lines.values())
