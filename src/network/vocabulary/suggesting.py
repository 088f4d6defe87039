"""Which fields the name of a structure suggests, and by which word: what a person is asked to confirm."""

from dataclasses import dataclass
from functools import cache

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


@cache
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
    for words, first_only, suggestion in _phrases():
        at = text.find(f" {words} ")
        if at == 0 or (at > 0 and not first_only):
            found.append((at, suggestion))
            text = text.replace(f" {words} ", f" {'-' * len(words)} ", 1)  # same length: places stay comparable
    first: dict[str, Suggestion] = {suggestion.field: suggestion for suggestion in _of_associations(name)}
    for _, suggestion in sorted(found, key=lambda one: one[0]):
        first.setdefault(suggestion.field, suggestion)
    return tuple(first.values())


def _of_associations(name: str) -> tuple[Suggestion, ...]:
    """« Association d'habitants »: what is said with a legal word, which the key of a name no longer holds."""
    folded = fold(name)
    told = ((word, code) for code, one in fields().items() for word in one.suggests if word.startswith("association "))
    return tuple(Suggestion(code, word) for word, code in told if f" {fold(word)} " in f" {folded} ")


@cache
def _phrases() -> tuple[tuple[str, bool, Suggestion], ...]:
    """Words as they stand in a folded name, whether they count only at its beginning, and what they suggest.

    The longest come first; a type of structure wins over the same words written as a hint.
    """
    told: dict[str, tuple[bool, Suggestion]] = {}
    for code, one in fields().items():
        for word in (*one.suggests, *one.hints):
            shown = word.removeprefix(_BEGINNING)
            if not word.startswith("association "):
                told[name_key(shown, acronyms())] = (shown != word, Suggestion(code, shown))
    field_of_type = {kind: code for code, one in fields().items() for kind in one.types}
    for kind, texts in table("acronyms")["types"].items():
        if kind in field_of_type:
            told |= {name_key(text, acronyms()): (False, Suggestion(field_of_type[kind], text)) for text in texts}
    return tuple((words, *what) for words, what in sorted(told.items(), key=lambda item: (-len(item[0]), item[0])))
