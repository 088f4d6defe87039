"""The lens on a page: the values of its form, and each filter in words with the address that removes it."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from network.api.dependencies import BOUNDARIES, UNITS
from network.api.state import Lists
from network.sentences import Language, say
from network.study import LAYERS, NOMENCLATURES, Lens


def choices(lists: Lists) -> dict[str, Any]:
    """What the form offers: layers, units, the waves and territories that exist."""
    studied = [row for row in lists["territories"] if row["role"]] or lists["territories"]
    return {
        "layers": LAYERS,
        "units": UNITS,
        "boundaries": BOUNDARIES,
        "nomenclatures": NOMENCLATURES,
        "waves": sorted(row["name"] for row in lists["waves"]),
        "territories": sorted(((row["code"], row["name"]) for row in studied), key=lambda pair: pair[1] or ""),
    }


def chips(request: Request, lens: Lens, lang: Language, lists: Lists) -> list[dict[str, str]]:
    """Every filter that is not the default, in words, with the address of the page without it."""
    names = {row["code"]: row["name"] for row in lists["territories"]}
    told: list[tuple[str, tuple[str, ...], str]] = []
    if lens.wave:
        told.append((say("lens.wave", lang, wave=lens.wave), ("wave",), ""))
    if lens.since or lens.until:
        told.append((_period(lens, lang), ("since", "until"), ""))
    for code in lens.territories:
        told.append((str(names.get(code) or code), ("territory",), code))
    if lens.unit != "structure":
        told.append((say(f"lens.unit-{lens.unit}", lang), ("unit",), ""))
    if lens.boundary != "active":
        told.append((say(f"lens.boundary-{lens.boundary}", lang), ("boundary",), ""))
    if lens.fields != "core":
        told.append((say("lens.fields", lang, fields=say(f"pages.nomenclature-{lens.fields}", lang)), ("fields",), ""))
    if lens.confirmed:
        told.append((say("lens.confirmed", lang), ("confirmed",), ""))
    for name in lens.without:
        words = say("pages.without-programme", lang) if name == "programme" else say("lens.without", lang, without=name)
        told.append((words, ("without",), name))
    return [{"words": words, "off": _without(request, names, value)} for words, names, value in told]


def _period(lens: Lens, lang: Language) -> str:
    return Lens(since=lens.since, until=lens.until).words(lang).split(" · ")[1]


def _without(request: Request, names: tuple[str, ...], value: str) -> str:
    """The address of this page with those parameters taken off (one value of a list, or all of it)."""
    asked = request.query_params.multi_items()
    kept = [(name, one) for name, one in asked if one and (name not in names or (value and one != value))]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path
