"""The one catalogue of what users read, French first, English second.

Sentences live in `visualizations/catalogue/<theme>.toml`; the key of a sentence is
`<theme>.<name>`, its values are put in by name. Spaces are ordinary in the catalogue and in JSON;
`typography` gives the non-breaking ones when a page, a report or a picture shows French text.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from network.resources import folder

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

NARROW, FIXED = "\u202f", "\u00a0"


@dataclass(frozen=True)
class Words:
    """The same sentence in the two languages."""

    fr: str
    en: str

    def to(self, lang: Language) -> str:
        return self.fr if lang == "fr" else self.en


@cache
def catalogue() -> dict[str, Words]:
    """Every sentence by its key; a key without its two languages is refused at load."""
    entries: dict[str, Words] = {}
    for path in sorted((folder("visualizations") / "catalogue").glob("*.toml")):
        for name, words in tomllib.loads(path.read_text("utf-8")).items():
            if set(words) != set(LANGUAGES):
                raise ValueError(f"{path.name}, [{name}]: expected exactly fr and en, found {sorted(words)}")
            entries[f"{path.stem}.{name}"] = Words(words["fr"].strip(), words["en"].strip())
    return entries


def say(key: str, lang: Language = "fr", **values: Any) -> str:
    """The sentence of that key, with its values put in.

    A number of at least two in `n` chooses the plural of `{n:singular|plural}`; 0 and 1 are singular in
    French, only 1 in English.
    """
    text = catalogue()[key].to(lang)
    return fill(text, lang, values)


def both(key: str, **values: Any) -> Words:
    """The sentence in the two languages; values that are `Words` are put in in their language."""
    return Words(*(fill(catalogue()[key].to(lang), lang, values) for lang in LANGUAGES))


def fill(text: str, lang: Language, values: dict[str, Any]) -> str:
    """Put values in a sentence and choose its plurals.

    Examples
    --------
    >>> fill("{n} {n:lien|liens} sans date", "fr", {"n": 0})
    '0 lien sans date'
    >>> fill("{n} undated {n:tie|ties}", "en", {"n": 0})
    '0 undated ties'
    """

    def one(match: re.Match[str]) -> str:
        name, forms = match[1], match[2]
        value = values[name]
        if forms is not None:
            singular, plural = forms.split("|")
            few = abs(value) < 2 if lang == "fr" else value == 1
            return singular if few else plural
        return value.to(lang) if isinstance(value, Words) else str(value)

    return re.sub(r"\{(\w+)(?::([^{}|]*\|[^{}|]*))?\}", one, text)


def typography(text: str) -> str:
    r"""French spaces that do not break: narrow before ; ! ? % and inside « », full before a colon.

    Examples
    --------
    >>> typography("Ouvert ? 51 %").count("\u202f")
    2
    """
    text = re.sub(r" (?=[;!?%»])", NARROW, text)
    text = text.replace("« ", f"«{NARROW}")
    return text.replace(" :", f"{FIXED}:")
