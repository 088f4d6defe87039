"""Names of structures: what abbreviations stand for, which words name a type, which field a name suggests."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from network.identity import Acronyms, fold, name_key, slots
from network.vocabulary.shelf import table
from network.vocabulary.terms import fields
from network.vocabulary.writing import people


@cache
def acronyms() -> Acronyms:
    """What abbreviations of names stand for: the argument that `identity.compare` wants.

    Examples
    --------
    >>> name_key("C.S. des Tilleuls", acronyms())
    'centre social tilleuls'
    """
    entries = table("acronyms")
    noise = entries["noise"]
    articles = frozenset(fold(word) for word in noise["articles"])

    labels = frozenset(fold(word) for word in noise["labels"])

    def bare(text: str) -> str:
        return " ".join(word for word in fold(text).split() if word not in articles | labels)

    by_words = {bare(text): code for code, texts in entries["types"].items() for text in texts}
    return Acronyms(
        expansions=MappingProxyType({fold(short): fold(long) for short, long in entries["expansions"].items()}),
        phrases=MappingProxyType({fold(some): fold(other) for some, other in entries["phrases"].items()}),
        types=MappingProxyType(dict(sorted(by_words.items(), key=lambda item: (-len(item[0]), item[0])))),
        wholes=MappingProxyType({whole: frozenset(parts) for whole, parts in entries["wholes"].items()}),
        articles=articles,
        legal=tuple(sorted((fold(word) for word in noise["legal"]), key=len, reverse=True)),
        labels=labels,
        audiences=MappingProxyType(
            {fold(text): code for code, texts in entries["audiences"].items() for text in texts}
        ),
        places=frozenset(fold(word) for word in noise["places"]),
        streets=frozenset(fold(word) for word in noise["streets"]),
        sections=frozenset(fold(word) for word in noise["sections"]),
        given_names=people().given_names | {name.split()[0] for name in people().eponyms if " " in name},
    )


@cache
def type_names() -> Mapping[str, str]:
    """What each type of structure is called, in full.

    Examples
    --------
    >>> type_names()["cmp"], type_names()["ecole"]
    ('centre médico-psychologique', 'école')
    """
    names = {code: texts[-1] for code, texts in table("acronyms")["types"].items()}
    return MappingProxyType(names)


@cache
def structure_words() -> frozenset[str]:
    """Folded words that names of structures begin with: acronyms, and first words of their types."""
    told = acronyms()
    return frozenset(
        (*told.expansions, *(words.split()[0] for words in told.types), *told.legal, *told.places, *told.streets)
    )


@cache
def guess_field(name: str) -> str | None:
    """The field a structure's name suggests: only ever a guess, kept as `field_source="guessed"` and said.

    Examples
    --------
    >>> guess_field("Clg N. Mandela (REP)"), guess_field("Quartier Uni")
    ('education', None)
    """
    types, key = slots(name, acronyms()).type, f" {name_key(name, acronyms())} "
    by_type = [code for code, one in fields().items() if one.types & types]
    by_word = [code for code, one in fields().items() if any(f" {fold(word)} " in key for word in one.hints)]
    guesses = set(by_type or by_word)
    return guesses.pop() if len(guesses) == 1 else None
