"""Codes of the tables as words of their reader, where the words lead back to the code."""

from functools import cache
from typing import Any

import pandas as pd

from network.forms.exported import exported_tables, presence_words
from network.forms.presence import read_mark
from network.sentences import Language
from network.vocabulary import code_of, labels


def worded(name: str, table: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """The table with « oriente vers » for `refers`; a code that no word gives back is left as it is."""
    known = exported_tables().get(name)
    kinds = {code: column.kind for code, column in known.columns.items()} if known else {}
    told = table.copy()
    for code in table.columns:
        sort, _, vocabulary = kinds.get(code, "").partition(":")
        if sort in ("code", "codes", "presence"):
            told[code] = pd.Series([_words(value, vocabulary, lang) for value in table[code]], dtype=object)
    return told


def _words(value: Any, vocabulary: str, lang: Language) -> Any:
    if isinstance(value, list):
        return [_word(one, vocabulary, lang) for one in value]
    return _word(value, vocabulary, lang) if isinstance(value, str) else value


@cache
def _word(code: str, vocabulary: str, lang: Language) -> str:
    if not vocabulary:
        word = presence_words()[code].to(lang) if code in presence_words() else code
        return word if read_mark(word).status == code else code
    term = labels(vocabulary).get(code)
    word = term.to(lang) if term else code
    return word if code_of(vocabulary, word) == code else code
