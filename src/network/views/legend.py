"""What colours, letters and shapes mean in one document, in the order it is shown."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from network.sentences import Language, say
from network.study import Network
from network.views.columns import codes
from network.views.palette import ink_on, palette
from network.views.text import label
from network.vocabulary import core_of, fields

KINDS = ("institution", "structure", "service", "group")

Legend = dict[str, list[dict[str, Any]]]


def legend_of(
    network: Network, lang: Language, *, territories: Mapping[str, str] | None = None, compared: bool = False
) -> Legend:
    """Fields, extended fields, kinds and ties that occur, each with its word and its colour, letters or shape."""
    places = sorted(set(codes(network.actors, "stratum")) - {""})
    return {
        "fields": _fields(network, lang),
        "extended": _extended(network, lang),
        "kinds": _kinds(network, lang),
        "ties": _ties(network, lang, compared),
        "territories": [{"code": code, "label": label((territories or {}).get(code, code))} for code in places],
    }


def _fields(network: Network, lang: Language) -> list[dict[str, Any]]:
    count = Counter(codes(network.actors, "field"))
    order = list(fields())
    shown = sorted(set(count) - {""}, key=lambda code: (order.index(code) if code in order else len(order), code))
    colours = palette().colours({code: core_of(code) for code in shown})
    rows = [
        _field(code, lang, network.labels) | {"colour": colour, "ink": ink_on(colour), "n": count[code]}
        for code, colour in colours.items()
    ]
    if count[""]:
        missing = {"code": "", "label": say("views.field-missing", lang), "letters": "?"}
        rows.append(missing | {"colour": palette().missing, "ink": palette().missing, "n": count[""]})
    return rows


def _extended(network: Network, lang: Language) -> list[dict[str, Any]]:
    return [_field(code, lang, network.labels) for code in sorted(set(codes(network.actors, "extended")) - {""})]


def _field(code: str, lang: Language, labels: Mapping[str, str]) -> dict[str, Any]:
    name = label(fields()[code].words.to(lang) if code in fields() else labels.get(code, code))
    return {"code": code, "label": name, "letters": palette().letters(code, name)}


def _kinds(network: Network, lang: Language) -> list[dict[str, Any]]:
    count = Counter(kind if kind in KINDS else "" for kind in codes(network.actors, "kind"))
    rows = [_kind(kind, kind or "unknown", count[kind], lang) for kind in (*KINDS, "") if count[kind]]
    if network.two_mode:
        groups = network.lens is not None and network.lens.layer == "groups"
        rows.append(_kind("event", "group" if groups else "meeting", len(network.events), lang))
    return rows


def _kind(code: str, drawn_as: str, n: int, lang: Language) -> dict[str, Any]:
    return {"code": code, "label": say(f"views.kind-{drawn_as}", lang), **palette().outline(drawn_as), "n": n}


def _ties(network: Network, lang: Language, compared: bool) -> list[dict[str, Any]]:
    states = ("presence",) if network.two_mode else ("kept", "came", "went") if compared else ("across", "within")
    return [{"code": one, "label": say(f"views.tie-{one}", lang), "colour": palette().ties[one]} for one in states]
