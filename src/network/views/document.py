"""A network made ready to be drawn, once for all painters."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import Any

from network.sentences import Language, catalogue, say, typography
from network.study import Network
from network.views.changes import union
from network.views.columns import Columns, actor_columns, meeting_columns, tie_columns
from network.views.legend import Legend, legend_of
from network.views.places import Places, map_places, node_uids, spacing, whole
from network.views.text import label

SMALLEST_GROUP = 5  # a named outline around fewer actors points at them


@dataclass(frozen=True, eq=False)
class ViewDocument:
    """Everything a painter needs and nothing it must compute: columns, legend, words.

    Attributes
    ----------
    actors, meetings, ties : columns of equal length
        `silent` alone is a list of row numbers: the actors who were asked and did not answer.
        `ties` number their ends in actors first, then meetings. Dates are days since 1970.
        An empty optional column (`since`, `until`, `weight`) means that nothing is known in it.
    groups : list
        Territories to outline: their name and their row in `legend["territories"]`.
    legend : mapping
        `fields`, `extended`, `kinds`, `ties`: code, label, colour, letters or shape.
    words : mapping
        Every text of the explorer, in the language of the document; those that begin with `page-` are for the
        page around it and do not travel in `as_dict`.
    meta : mapping
        Title, language, fictional or not, lens, digest, version, date, what was left out; `spacing` of the marks.
    """

    actors: Columns
    meetings: Columns
    ties: Columns
    groups: list[dict[str, Any]]
    legend: Legend
    words: dict[str, str]
    meta: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {
            "v": 1,
            "actors": self.actors,
            "meetings": self.meetings,
            "ties": self.ties,
            "groups": self.groups,
            "legend": self.legend,
            "words": {key: text for key, text in self.words.items() if not key.startswith("page-")},
            "meta": self.meta,
        }

    @property
    def lang(self) -> Language:
        return "en" if self.meta["lang"] == "en" else "fr"

    @cached_property
    def hollow(self) -> set[int]:
        """Row numbers of the actors drawn hollow: of unknown field, or asked and silent. Never absent, never full."""
        unknown = [at for at, field in enumerate(self.actors["field"]) if not self.legend["fields"][field]["code"]]
        return {*unknown, *self.actors["silent"]}

    @cached_property
    def partners(self) -> list[set[int]]:
        """Row numbers of those each actor or meeting is tied to, whatever the period."""
        met: list[set[int]] = [set() for _ in [*self.actors["id"], *self.meetings["id"]]]
        for a, b in zip(self.ties["a"], self.ties["b"], strict=True):
            met[a].add(b)
            met[b].add(a)
        return met


def _territories(network: Network) -> dict[str, str]:
    """Code → name of the territories that the network itself names."""
    if "territory" not in network.actors:
        return {}
    pairs = network.actors[["stratum", "territory"]].dropna()
    return dict(zip(pairs["stratum"], pairs["territory"], strict=True))


def document(
    network: Network,
    *,
    title: str,
    lang: Language = "fr",
    positions: Places | None = None,
    fictional: bool = False,
    today: dt.date | None = None,
    territories: Mapping[str, str] | None = None,
    before: Network | None = None,
    seed: int = 2017,
) -> ViewDocument:
    """A network made ready to be drawn.

    Parameters
    ----------
    positions : mapping of uid to (x, y), optional
        Kept places; actors that are not in it are put near their partners.
    fictional : bool
        Every drawing then says that the territory is invented.
    today : date, optional
        The day written on the drawing.
    territories : mapping, optional
        Names of the territories by code, for the outlines and the cards; by default as the network says them.
    before : Network, optional
        The same lens on an earlier period: ties are then kept, new or gone, and nobody moves.
    seed : int
        The same seed gives the same map.
    """
    drawn = network if before is None else union(before, network)
    uids = node_uids(drawn)
    places = positions if positions is not None and set(uids) <= positions.keys() else None
    x, y = whole(places or map_places(drawn, known=positions, seed=seed), uids)
    legend = legend_of(drawn, lang, territories=territories or _territories(drawn), compared=before is not None)
    actors, meetings = actor_columns(drawn, lang, legend), meeting_columns(drawn, lang)
    n = len(actors["id"])
    return ViewDocument(
        actors | {"x": x[:n], "y": y[:n]},
        meetings | {"x": x[n:], "y": y[n:]},
        tie_columns(drawn),
        _groups(actors["territory"], legend),
        _typeset(legend, lang),
        _words(lang),
        _meta(network, title, lang, fictional, today) | {"spacing": spacing(x, y)},
    )


def _groups(territory: list[int], legend: Legend) -> list[dict[str, Any]]:
    """Territories with enough actors to be outlined, when there are several."""
    if len(legend["territories"]) < 2:
        return []
    size = Counter(territory)
    named = enumerate(legend["territories"])
    return [{"name": one["label"], "territory": at} for at, one in named if size[at] >= SMALLEST_GROUP]


def _words(lang: Language) -> dict[str, str]:
    theme = "explorer."
    words = {key.removeprefix(theme): text.to(lang) for key, text in catalogue().items() if key.startswith(theme)}
    return {key: _set(text, lang) for key, text in words.items()}


def _set(text: str, lang: Language) -> str:
    return typography(text) if lang == "fr" else text


def _typeset(legend: Legend, lang: Language) -> Legend:
    return {part: [row | {"label": _set(row["label"], lang)} for row in rows] for part, rows in legend.items()}


def _meta(network: Network, title: str, lang: Language, fictional: bool, today: dt.date | None) -> dict[str, Any]:
    left = {code: n for code, n in network.left_out.items() if f"views.left-{code}" in catalogue()}
    return {
        "title": _set(label(title), lang),
        "lang": lang,
        "fictional": _set(say("views.fictional", lang), lang) if fictional else "",
        "lens": network.lens.as_dict() if network.lens else None,
        "lens_words": _set(network.lens.words(lang), lang) if network.lens else "",
        "directed": network.directed,
        "method": _set(say("views.method", lang), lang),
        "left_out": [_set(say(f"views.left-{code}", lang, n=n), lang) for code, n in left.items()],
        "date": today.isoformat() if today else "",
        "digest": network.digest,
        "version": version("passerelles"),
    }
