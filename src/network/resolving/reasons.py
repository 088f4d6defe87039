"""Reasons for and against a pair being one, in words, the most telling first."""

from collections.abc import Iterable, Iterator, Mapping

from network.identity import Acronyms, Sign, compare, fold, tell
from network.importing.actors import Actors
from network.importing.registers import ONE_PLACE, REGISTERS, key_is_wrong, numbers, valid
from network.resolving.sides import Side
from network.sentences import Words, both
from network.vocabulary import type_names

SCHEMES: Mapping[str, str] = {"siret": "SIRET", "siren": "SIREN", "rna": "RNA", "finess": "FINESS", "uai": "UAI"}


def of_actors(one: Side, other: Side, known: Actors, acronyms: Acronyms, shared_meetings: int) -> Iterator[Words]:
    """Numbers, then names, then place, then what both were seen to do.

    An acronym is said with its other readings among the known actors: « MDA » is also « Maison des associations ».
    """
    yield from _numbers(one, other)
    a, b = _closest(one, other, acronyms)
    if {a, b} != {one.name, other.name}:
        yield both("resolving.spellings", one=a, other=b)
    for sign in tell(a, b, acronyms):
        yield _of_sign(sign)
        if sign.told == "acronym":
            yield from _other_readings(sign.one[0], known, {a, b, one.name, other.name})
    yield from _places(one, other)
    if one.parent and one.parent == other.parent:
        yield both("resolving.same-parent", parent=one.parent)
    if shared_meetings:
        yield both("resolving.met", n=shared_meetings)
    if files := _files(one) & _files(other):
        yield both("resolving.two-lines", file=sorted(files)[0])


def of_meetings(one: Side, other: Side, shared: int) -> Iterator[Words]:
    """Their days, title, format and territory, then who was at both."""
    yield both("resolving.same-day" if one.first == other.first else "resolving.compatible-days", day=one.first or "")
    if one.name and other.name:
        yield both("resolving.same-title" if fold(one.name) == fold(other.name) else "resolving.titles-differ")
    else:
        yield both("resolving.title-unsaid")
    if one.format and other.format:
        yield both("resolving.same-format" if one.format == other.format else "resolving.formats-differ")
    if one.territories and other.territories:
        same = set(one.territories) & set(other.territories)
        yield both("resolving.same-territory", name=sorted(same)[0]) if same else _apart(one, other)
    smaller = min(len(one.present), len(other.present))
    if smaller:
        yield both("resolving.present-at-both" if shared else "resolving.nobody-at-both", n=shared, of=smaller)


def _numbers(one: Side, other: Side) -> Iterator[Words]:
    shared = set(numbers(one.ids)) & set(numbers(other.ids))
    for scheme, value in sorted(shared, key=lambda number: (_rank(number[0]), number)):
        wrong = key_is_wrong([*one.ids, *other.ids], scheme, value)
        name = SCHEMES.get(scheme, scheme)
        yield both("resolving.same-wrong-number" if wrong else "resolving.same-number", scheme=name, value=value)
    for register in ONE_PLACE:
        mine, theirs = valid(one.ids, register), valid(other.ids, register)
        if mine and theirs and not set(mine) & set(theirs):
            yield both("resolving.numbers-apart", scheme=SCHEMES[register])


def _rank(scheme: str) -> int:
    return REGISTERS.index(scheme) if scheme in REGISTERS else len(REGISTERS)


def _closest(one: Side, other: Side, acronyms: Acronyms) -> tuple[str, str]:
    """The two spellings that are most alike, the names themselves when none is more."""
    pairs = [(a, b) for a in (one.name, *one.spellings) for b in (other.name, *other.spellings)]
    return max(pairs, key=lambda pair: compare(pair[0], pair[1], acronyms))


def _of_sign(sign: Sign) -> Words:
    if sign.told in ("types-differ", "part-and-whole"):
        return both(f"resolving.{sign.told}", one=_types(sign.one), other=_types(sign.other))
    key = f"resolving.{sign.told}"
    if sign.told == "longer" or sign.told.endswith("unsaid"):
        return both(key, words=_listed(sign.one or sign.other))
    if sign.told == "acronym":
        return both(key, one=_listed(sign.one).upper(), other=_listed(sign.other))
    return both(key, one=_listed(sign.one), other=_listed(sign.other))


def _other_readings(sigle: str, known: Actors, pair: set[str]) -> Iterator[Words]:
    if others := [name for name in known.readings(sigle) if name not in pair]:
        yield both("resolving.acronym-also", one=sigle.upper(), names=" ; ".join(others))


def _types(codes: Iterable[str]) -> str:
    names = type_names()
    return ", ".join(names.get(code, code) for code in codes)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _places(one: Side, other: Side) -> Iterator[Words]:
    if one.address and other.address:
        same = fold(one.address) == fold(other.address)
        yield both("resolving.same-address" if same else "resolving.addresses-differ")
    if one.postcode and other.postcode and not (one.address and other.address):
        same = one.postcode == other.postcode
        yield both("resolving.same-postcode" if same else "resolving.postcodes-differ", value=one.postcode)
    if one.territories and other.territories:
        shared = set(one.territories) & set(other.territories)
        yield both("resolving.same-territory", name=sorted(shared)[0]) if shared else _apart(one, other)


def _apart(one: Side, other: Side) -> Words:
    return both("resolving.territories-differ", one=_listed(one.territories), other=_listed(other.territories))


def _files(side: Side) -> set[str]:
    return {source.file for source in side.sources if source.line}
