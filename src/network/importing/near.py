"""Words near a word, among all those of known names: found once, and only the newer ones afterwards."""

from collections.abc import Iterable

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from network.identity import NEAR, word_score

AT_ONCE = 512
"""Words compared with the whole vocabulary in one call: 512 × 20,000 scores are 10 MB."""


class NearWords:
    """A vocabulary that only grows, and for each word that was asked, those near it."""

    def __init__(self, cutoff: float = NEAR) -> None:
        self._cutoff = cutoff
        self._words: list[str] = []
        self._known: set[str] = set()
        self._beginning: dict[str, list[str]] = {}
        self._near: dict[str, set[str]] = {}
        self._seen: dict[str, int] = {}

    def add(self, word: str) -> None:
        if word in self._known:
            return
        self._known.add(word)
        self._words.append(word)
        for length in {1, *range(3, len(word))}:
            self._beginning.setdefault(word[:length], []).append(word)

    def of(self, word: str) -> set[str]:
        """The words of the vocabulary that may be this one: alike, its initial or its beginning, or the contrary.

        Examples
        --------
        >>> words = NearWords()
        >>> for word in ("parks", "parvis", "p", "tanger"):
        ...     words.add(word)
        >>> sorted(words.of("parcs"))
        ['p', 'parks', 'parvis']
        """
        if self._seen.get(word, 0) < len(self._words):
            self._compare([word], self._seen.get(word, 0))
        return self._near.get(word, set())

    def prepare(self, words: Iterable[str]) -> None:
        """Look many words up at once: much faster than one after the other."""
        new = [word for word in dict.fromkeys(words) if word not in self._seen]
        for start in range(0, len(new), AT_ONCE):
            self._compare(new[start : start + AT_ONCE], 0)

    def _compare(self, words: list[str], seen: int) -> None:
        newer = self._words[seen:]
        scores = process.cdist(words, newer, scorer=ratio, score_cutoff=self._cutoff, dtype=np.uint8)
        for word in words:
            self._near.setdefault(word, set()).update(self._abbreviations(word))
            self._seen[word] = len(self._words)
        for row, column in zip(*map(np.ndarray.tolist, scores.nonzero()), strict=True):
            self._near[words[row]].add(newer[column])

    def _abbreviations(self, word: str) -> Iterable[str]:
        """Words that are an initial or a beginning of this one, or that it is one of."""
        longer = self._beginning.get(word, []) if len(word) != 2 else []
        shorter = [word[:length] for length in {1, *range(3, len(word))} if word[:length] in self._known]
        return [other for other in (*longer, *shorter) if word_score(word, other) >= self._cutoff]
