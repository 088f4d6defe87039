"""A structure's name taken apart: its type, its numbers and letters, its public, and the name proper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from network.identity.folding import fold

_TENS = ("x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")
ROMAN = dict(zip(_TENS, range(10, 21), strict=True))
_ORDINAL = re.compile(r"\b(?:paris |75 ?0)?(\d{1,2}) ?(?:er|e|eme|ieme)\b(?: arr(?:ondissement|dt|t)?\b)?")
_PARIS = re.compile(r"\b(?:paris ([1-9]|1\d|20)|750(0[1-9]|1\d|20))\b")
_ROMAN = re.compile(r"\b(x[ivx]{0,4})e(?:me)?\b")  # from ten: « vie » is no sixth
_SIGLE = re.compile(r"[a-z]{3,6}")


@dataclass(frozen=True, eq=False)
class Acronyms:
    """Words that stand for others in names of structures; read from `imports/vocabulary/acronyms.toml`.

    Every text is folded. `expansions`: acronym or abbreviation → its words. `phrases`: several words → others.
    `types`: words of a type of structure → the type's code. `wholes`: a type → the types that are parts of it.
    `labels`: what says nothing of who it is (REP, a legal form). `sections`: words that name a part of something.
    """

    expansions: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    legal: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    audiences: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()

    @cached_property
    def types_by_word(self) -> Mapping[str, list[tuple[int, str, str]]]:
        """First word of a type → its rank, its words between spaces and its code."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for rank, (words, code) in enumerate(self.types.items()):
            found.setdefault(words.split(" ", 1)[0], []).append((rank, f" {words} ", code))
        return found


NO_ACRONYMS = Acronyms()


@dataclass(frozen=True)
class Slots:
    """The parts of a name that are compared apart.

    `numbers` of a street, `districts` (« 19e ») and `letters` (« Tanger A ») are three things. `joined`: the key in
    one word. `core`: the words proper without given names, unless there are no others. `sigles`: words that may be
    an acronym. `initials`: the acronyms that the name could have.
    """

    type: frozenset[str]
    numbers: frozenset[str]
    audiences: frozenset[str]
    proper: tuple[str, ...]
    districts: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    key: str = ""
    joined: str = ""
    core: tuple[str, ...] = ()
    sigles: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()

    @cached_property
    def figured(self) -> bool:
        """Whether it says a number, an arrondissement, a letter or a public."""
        return bool(self.numbers or self.districts or self.letters or self.audiences)


@lru_cache(maxsize=200_000)
def name_key(name: str, acronyms: Acronyms = NO_ACRONYMS) -> str:
    """The name as it is recognised: two spellings with the same key are the same actor, without asking.

    Case, accents, dots, articles, legal words, the ways to write an arrondissement and acronyms no longer
    count; a lone final letter does. The manager or label in brackets stays out.

    Examples
    --------
    >>> name_key("Asso. « Les Petits Pas »") == name_key("asso les petits pas")
    True
    >>> name_key("École Tanger A")
    'ecole tanger a'
    """
    text = _ordinals(fold(_outside_brackets(name, acronyms)))
    kept = _without_noise(_expanded(text, acronyms), acronyms)
    return " ".join(kept) or fold(name)


@lru_cache(maxsize=200_000)
def slots(name: str, acronyms: Acronyms = NO_ACRONYMS) -> Slots:
    """The parts of a name that `compare` looks at."""
    key = name_key(name, acronyms)
    types, words = _typed(key, acronyms)
    letters = {words.pop()} if len(words) > 1 and re.fullmatch(r"[a-z]", words[-1]) else set()
    figures = [word for word in words if re.fullmatch(r"\d+e?", word)]
    audiences = {acronyms.audiences[word] for word in words if word in acronyms.audiences}
    told = [word for word in words if word not in figures and word not in acronyms.audiences]
    last = len(told) - 1  # « Pharmacie de la Place »: a street is only said before its name
    proper = tuple(word for rank, word in enumerate(told) if word not in acronyms.streets or rank == last)
    return Slots(
        types,
        frozenset(figure for figure in figures if not figure.endswith("e")),
        frozenset(audiences),
        proper,
        frozenset(figure for figure in figures if figure.endswith("e")),
        frozenset(letters),
        key,
        key.replace(" ", ""),
        tuple(word for word in proper if word not in acronyms.given_names) or proper,
        frozenset(word for word in proper if _SIGLE.fullmatch(word)),
        _initials(name, acronyms),
    )


def _typed(key: str, acronyms: Acronyms) -> tuple[frozenset[str], list[str]]:
    """Codes of the types that a key names, and the words left; the longest type first: the loader sorts them."""
    text, types = f" {key} ", set()
    starts = acronyms.types_by_word
    for _, words, code in sorted(one for word in dict.fromkeys(key.split()) for one in starts.get(word, ())):
        if words in text:
            types.add(code)
            text = text.replace(words, " ", 1)
    return frozenset(types), text.split()


def _initials(name: str, acronyms: Acronyms) -> frozenset[str]:
    """The acronyms of the words that are not numbers, with and without the small ones, of two letters or more."""
    words = [word for word in fold(name).split() if not re.fullmatch(r"\d+e?|.", word)]
    large = [word for word in words if word not in acronyms.articles]
    while words and words[-1] in acronyms.articles:
        words.pop()
    found = {"".join(word[0] for word in some) for some in (words, large)}
    return frozenset(sigle for sigle in found if _SIGLE.fullmatch(sigle))


def _outside_brackets(name: str, acronyms: Acronyms) -> str:
    """Leave out « (asso Quartier Uni) », « (DFPE) » or « (REP) », keep « (Paris 18) » and « (adultes) »."""

    def kept(match: re.Match[str]) -> str:
        inside = fold(match[1])
        words = inside.split()
        if not words or words[0] in acronyms.labels or words[0] in acronyms.legal or words[0] in acronyms.expansions:
            return " "
        return f" {match[1]} "

    outside = re.sub(r"\(([^()]*)\)", kept, name)
    return outside if fold(outside) else name


def _ordinals(text: str) -> str:
    text = _ROMAN.sub(lambda match: f"{ROMAN[match[1]]}e" if match[1] in ROMAN else match[0], text)
    text = _ORDINAL.sub(lambda match: f"{int(match[1])}e", text)
    text = _PARIS.sub(lambda match: f"{int(match[1] or match[2])}e", text)
    text = re.sub(r"\bma ?(\d{1,2})\b", r"mairie \1e", text)
    text = re.sub(r"\bmairie (\d{1,2})\b", r"mairie \1e", text)
    return re.sub(r"\b(\d{1,2}e) (?:arrondissement|arrdt|arr)\b", r"\1", text)


def _expanded(text: str, acronyms: Acronyms) -> list[str]:
    long = f" {' '.join(acronyms.expansions.get(short, short) for short in text.split())} "
    for words, others in acronyms.phrases.items():
        long = long.replace(f" {words} ", f" {others} ")
    return long.split()


def _without_noise(words: list[str], acronyms: Acronyms) -> list[str]:
    padded = f" {' '.join(words)} "
    for legal in acronyms.legal:
        if padded.replace(f" {legal} ", " ", 1).strip():
            padded = padded.replace(f" {legal} ", " ")
    kept = padded.split()
    # « École Tanger A »: a lone final letter tells two schools apart, even when it is also an article.
    kept = [
        word for rank, word in enumerate(kept) if word not in acronyms.articles or _is_last_letter(word, rank, kept)
    ]
    while len(kept) > 1 and kept[-1] in acronyms.places:
        kept.pop()
    # « Alliance française » is not « Alliance »: a label is left out of a longer name only.
    without = [word for word in kept if word not in acronyms.labels]
    return without if len(without) > 1 else kept


def _is_last_letter(word: str, rank: int, words: list[str]) -> bool:
    return len(word) == 1 and 0 < rank == len(words) - 1
