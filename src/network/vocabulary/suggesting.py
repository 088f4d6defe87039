"""Which fields the name of a structure suggests, and by which word: what a person is asked to confirm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from network.identity import fold, name_key
from network.vocabulary.shelf import table
from network.vocabulary.structures import acronyms
from network.vocabulary.terms import fields

_BEGINNING = "^"  # « ^ville de »: at the beginning of a name only


@dataclass(frozen=True)
class Suggestion:
    """A field, and the word of the name that suggests it."""

    field: str
    word: str


@dataclass(frozen=True)
class _Phrase:
    """Words as they stand in a folded name, and whether they count only at its beginning."""

    words: str
    first_only: bool
    says: Suggestion


@lru_cache(maxsize=50_000)
def suggested_fields(name: str) -> tuple[Suggestion, ...]:
    """Fields that a name suggests, each once, in the order of its words: what a French name is comes first.

    Examples
    --------
    >>> [one.field for one in suggested_fields("Ludothèque du centre social Les Tilleuls")]
    ['culture-loisirs-sport', 'social']
    >>> suggested_fields("Quartier Uni")
    ()
    """
    text = f" {name_key(name, acronyms())} "
    found: list[tuple[int, Suggestion]] = []
    for phrase in _beginning_with(text.split()):
        at = text.find(f" {phrase.words} ")
        if at == 0 or (at > 0 and not phrase.first_only):
            found.append((at, phrase.says))
            length = len(phrase.words)  # the same length stays: places are comparable
            text = text.replace(f" {phrase.words} ", f" {'-' * length} ", 1)
    first: dict[str, Suggestion] = {one.field: one for one in _with_legal_words(name)}
    for _, suggestion in sorted(found, key=lambda one: one[0]):
        first.setdefault(suggestion.field, suggestion)
    return tuple(first.values())


def _with_legal_words(name: str) -> list[Suggestion]:
    """« Association d'habitants », « OPH »: what is said with a legal word, which the key of a name no longer holds."""
    folded = f" {fold(name)} "
    return [says for words, says in _legal_phrases() if words in folded]


@cache
def _legal_phrases() -> tuple[tuple[str, Suggestion], ...]:
    told = ((word, code) for code, one in fields().items() for word in one.suggests if _is_legal(word))
    return tuple((f" {fold(word)} ", Suggestion(code, word)) for word, code in told)


def _is_legal(word: str) -> bool:
    return any(f" {legal} " in f" {fold(word)} " for legal in acronyms().legal)


def _beginning_with(words: Iterable[str]) -> list[_Phrase]:
    """Phrases that begin with one of these words, the longest first."""
    listed = _phrases()
    found = [phrase for word in dict.fromkeys(words) for phrase in listed.get(word, ())]
    return sorted(found, key=lambda phrase: (-len(phrase.words), phrase.words))


@cache
def _phrases() -> Mapping[str, list[_Phrase]]:
    """Phrases by their first word; a type of structure wins over the same words written as a hint."""
    told: dict[str, _Phrase] = {}
    for code, one in fields().items():
        for word in (*one.suggests, *one.hints):
            shown = word.removeprefix(_BEGINNING)
            if not _is_legal(word):
                words = name_key(shown, acronyms())
                told[words] = _Phrase(words, shown != word, Suggestion(code, shown))
    field_of_type = {kind: code for code, one in fields().items() for kind in one.types}
    for kind, texts in table("acronyms")["types"].items():
        for words, text in ((name_key(text, acronyms()), text) for text in texts):
            if kind in field_of_type:
                told[words] = _Phrase(words, False, Suggestion(field_of_type[kind], text))
    by_word: dict[str, list[_Phrase]] = {}
    for words, phrase in told.items():
        by_word.setdefault(words.split()[0], []).append(phrase)
    return by_word
