"""Objected persons in the cells of a file: each is replaced by nobody's name before anything is read."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from network import vocabulary
from network.forms.row import independents
from network.identity import EMAIL, PHONE, fold, name_key
from network.people.keys import LONGEST, Hash, hasher, mail_box, phone_number, whole
from network.people.secret import secret_of
from network.settings import Settings
from network.store import Store
from network.tables import Cell, Sheet

_WORDS = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"\s*[();:,/|]\s*|\s[–-]\s")
SHORT = 3  # words of a cell that may be one half of a name: « MARTIN | Claire »

Place = tuple[int, int]
"""Line as the spreadsheet shows it, and column counted from 0."""


@dataclass(frozen=True)
class _Word:
    folded: str
    start: int
    end: int


@dataclass
class Objected:
    """Recognises objected persons by their hashes; what was looked at once is not hashed again."""

    key: Hash
    said: Sequence[Mapping[str, Any]]
    _seen: dict[tuple[str, ...], str] = field(default_factory=dict)
    _looked: dict[str, bool] = field(default_factory=dict)

    def without_them(self, sheet: Sheet) -> tuple[Sheet, list[Place]]:
        """The sheet with « Madame Anonyme… » where it named an objected person, and where that was.

        The stand-in is read like any person: never kept, counted for its structure.
        """
        places: list[Place] = []
        rows: list[Sequence[Cell]] = []
        for line, row in enumerate(sheet.rows, start=1):
            changed = self._row(row)
            places += [(line, column) for column in sorted(changed)]
            rows.append([changed.get(column, cell) for column, cell in enumerate(row)] if changed else row)
        above = tuple(self.cleaned(text) for text in sheet.above)
        return (replace(sheet, rows=rows, above=above), places) if places or above != sheet.above else (sheet, [])

    def cleaned(self, text: str, beside: Sequence[str] = ()) -> str:
        """A text without the objected persons it names; `beside` are the texts that may name their organisation."""
        text = EMAIL.sub(lambda found: self._unless("mail", mail_box(found[0]), found[0]), text)
        text = PHONE.sub(lambda found: self._unless("phone", phone_number(found[0]), found[0]), text)
        for start, end, who in reversed(list(self._named(text, (text, *beside)))):
            text = text[:start] + who + text[end:]
        return text

    def _row(self, row: Sequence[Cell]) -> dict[int, Cell]:
        about = [column for column, cell in enumerate(row) if isinstance(cell, str) and self._may_name(cell)]
        if not about:
            return {}
        texts = {column: str(row[column]) for column in about}
        beside = [cell for cell in row if isinstance(cell, str)]
        changed: dict[int, Cell] = {}
        for column, text in texts.items():
            cleaned = self.cleaned(text, beside)
            if cleaned != text:
                changed[column] = practice(text) or cleaned
        halves = {column: words for column, text in texts.items() if 0 < len(words := self._name(text)) <= SHORT}
        for one, other in combinations(halves, 2):
            if who := self._is_whole((*halves[one], *halves[other])):
                changed |= {one: who, other: None}
        return changed

    def _may_name(self, text: str) -> bool:
        """Whether a text holds a word, a mailbox or a number that could be theirs: most texts do not."""
        if text not in self._looked:
            words = fold(text).split()
            self._looked[text] = any(map(self._is_known, words)) or bool(EMAIL.search(text) or PHONE.search(text))
        return self._looked[text]

    def _name(self, text: str) -> tuple[str, ...]:
        """Words of a short cell, all of them words of objected persons; else nothing."""
        words = tuple(word for word in fold(text).split() if word not in vocabulary.people().civilities)
        return words if len(words) <= SHORT and all(self._is_known(word) for word in words) else ()

    def _named(self, text: str, where: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where a text names them, never overlapping: whole names, then surnames beside their organisation."""
        words = [_Word(fold(found[0]), found.start(), found.end()) for found in _WORDS.finditer(text)]
        at = 0
        while at < len(words):
            found = self._at(words, at, where)
            if found is None:
                at += 1
                continue
            last, who = found
            first = at - 1 if at and words[at - 1].folded in vocabulary.people().civilities else at
            dotted = len(words[last].folded) == 1 and text[words[last].end :].startswith(".")
            yield words[first].start, words[last].end + dotted, who
            at = last + 1

    def _at(self, words: Sequence[_Word], at: int, where: Sequence[str]) -> tuple[int, str] | None:
        if not self._is_known(words[at].folded) and len(words[at].folded) > 1:
            return None
        for size in range(min(LONGEST, len(words) - at), 1, -1):
            if who := self._is_whole([word.folded for word in words[at : at + size]]):
                return at + size - 1, who
        return self._short_at(words, at, where)

    def _short_at(self, words: Sequence[_Word], at: int, where: Sequence[str]) -> tuple[int, str] | None:
        """« Mme Martin », « MARTIN C. », « C. Martin », or the surname that is the whole cell."""
        word = words[at].folded
        following = words[at + 1].folded if at + 1 < len(words) else ""
        if len(word) == 1 and self._is_known(following):
            who = self._is_short("initial", (following, word), where)
            return (at + 1, who) if who else None
        if len(following) == 1 and (who := self._is_short("initial", (word, following), where)):
            return at + 1, who
        titled = at > 0 and words[at - 1].folded in vocabulary.people().civilities
        who = self._is_short("alone", (word,), where) if titled or len(words) == 1 else None
        return (at, who) if who else None

    def _is_short(self, kind: str, parts: Sequence[str], where: Sequence[str]) -> str | None:
        if not self._known["short"]:
            return None
        places = (place for text in where for place in _organisations(text))
        found = (self._known["short"].get(self._hash(kind, *parts, place)) for place in places)
        return next((who for who in found if who), None)

    def _is_whole(self, words: Sequence[str]) -> str | None:
        if len(words) < 2 or not all(self._is_known(word) for word in words):
            return None
        return self._known["whole"].get(self._hash("whole", *whole(words)))

    def _is_known(self, word: str) -> bool:
        return self._hash("word", word) in self._known["words"]

    def _unless(self, kind: str, normal: str, written: str) -> str:
        return "" if self._hash(kind, normal) in self._known[kind] else written

    def _hash(self, kind: str, *parts: str) -> str:
        asked = (kind, *parts)
        if asked not in self._seen:
            self._seen[asked] = self.key(kind, parts)
        return self._seen[asked]

    @cached_property
    def _known(self) -> Mapping[str, dict[str, str]]:
        """Hash → the stand-in of the person, by what is hashed."""
        known: dict[str, dict[str, str]] = {kind: {} for kind in ("words", "whole", "short", "mail", "phone")}
        for rank, one in enumerate(self.said):
            for kind, held in known.items():
                told = one[kind]
                hashes: list[str] = told if isinstance(told, list) else [told] if told else []
                held.update(dict.fromkeys(hashes, stand_in(rank)))
        return known


@lru_cache(maxsize=50_000)
def _organisations(text: str) -> tuple[str, ...]:
    """Keys of the names that a text may be, or hold between brackets and dashes."""
    names = dict.fromkeys(part for part in (text, *_PARTS.split(text)) if part)
    return tuple(dict.fromkeys(name_key(name, vocabulary.acronyms()) for name in names))


def stand_in(rank: int) -> str:
    """Nobody's name, another one for each person: two persons of one structure stay two.

    Examples
    --------
    >>> stand_in(0), stand_in(27)
    ('Madame Anonymea', 'Madame Anonymebb')
    """
    letter = "abcdefghijklmnopqrstuvwxyz"[rank % 26]
    return f"Madame Anonyme{letter * (1 + rank // 26)}"


def practice(text: str) -> str | None:
    """« Orthophoniste Marie Dupuis »: what is left of somebody who works alone is the profession."""
    words = text.split()
    return words[0] if len(words) > 1 and fold(words[0]) in independents() else None


KIND = "objection"
"""What the private objects of objections are called."""


def objected(store: Store, settings: Settings | None = None) -> Objected | None:
    """Who objects in this workspace; None when nobody does, and then no secret is needed.

    Raises
    ------
    Refused
        The secret is not the one their names were hashed with: they could not be recognised.
    """
    said = [json.loads(row["value"]) for row in store.read("private/list", kind=KIND)]
    return Objected(hasher(secret_of(store, settings)), said) if said else None
