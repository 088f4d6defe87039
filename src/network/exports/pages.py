"""The pyvis page: known to many readers of Python; our places, no physics, nothing fetched, nothing run."""

import json
import math
import re
from typing import Any

from pyvis.network import Network as Page

from network.errors import Refused
from network.exports.html import made, sha256, template
from network.views import ViewDocument, inline_json

MOST = 1_000  # above, the page opens in seconds rather than at once; the html format draws ten thousand
NAMED = 60  # names beyond the best tied ones show on hover and in the table: vis-network writes them over each other
SHAPES = {"circle": "dot"}  # vis-network knows our other shapes by the same word
OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12}},
    "nodes": {"borderWidth": 1, "font": {"size": 15, "color": "#14202B", "strokeWidth": 4, "strokeColor": "#FFFFFF"}},
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
    """vis-network rows: fixed places, our colours and shapes, names as plain text."""
    actors, meetings, legend = document.actors, document.meetings, document.legend
    degrees = [len(met) for met in document.partners]
    named = set(sorted(range(len(degrees)), key=lambda row: -degrees[row])[:NAMED])
    spread = 75 * math.sqrt(len(degrees)) / 10_000
    most = max([*degrees, 1])
    looks = [
        (legend["kinds"][kind]["shape"], legend["fields"][field])
        for kind, field in zip(actors["kind"], actors["field"], strict=True)
    ]
    looks += [(legend["kinds"][-1]["shape"], {"colour": "#14202B", "code": "event"})] * len(meetings["id"])
    rows = zip(
        [*actors["id"], *meetings["id"]],
        [*actors["name"], *meetings["name"]],
        [*actors["x"], *meetings["x"]],
        [*actors["y"], *meetings["y"]],
        looks,
        degrees,
        strict=True,
    )
    return [
        {
            "id": uid,
            "label": name if row in named else None,
            "title": name,
            "x": round(x * spread),
            "y": round(y * spread),
            "shape": SHAPES.get(shape, shape),
            "size": round(7 + 13 * math.sqrt(degree / most), 1),
            "color": _ink(field),
        }
        for row, (uid, name, x, y, (shape, field), degree) in enumerate(rows)
    ]


def _ink(field: dict[str, Any]) -> dict[str, str]:
    colour = field["colour"]
    return {"background": colour, "border": "#FFFFFF"} if field["code"] else {"background": "#FFFFFF", "border": colour}


def _edges(document: ViewDocument) -> list[dict[str, Any]]:
    """One line a pair, whatever the number of its periods: vis-network would draw them over each other."""
    uids = [*document.actors["id"], *document.meetings["id"]]
    kinds, ties = document.legend["ties"], document.ties
    lines: dict[tuple[int, int], dict[str, Any]] = {}
    for a, b, kind in zip(ties["a"], ties["b"], ties["kind"], strict=True):
        colour = kinds[kind if kind >= 0 else -1]["colour"]
        lines.setdefault((a, b), {"from": uids[a], "to": uids[b], "color": {"color": colour, "opacity": 0.6}})
    return list(lines.values())
