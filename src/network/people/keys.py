"""Names of persons as keyed hashes: the same person gives the same hash, and the hash gives nobody.

Words are folded, so that case, accents, hyphens and the order of given name and surname do not count.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Sequence

from network.identity import fold
from network.vocabulary import people

LONGEST = 5
"""Words of the longest name that is looked for in a text."""

Hash = Callable[[str, Sequence[str]], str]
"""From what is hashed (`word`, `whole`, `alone`, `initial`, `mail`, `phone`) and its parts to its key."""


def hasher(secret: bytes) -> Hash:
    """Keyed hashes (HMAC-SHA256) of what identifies a person.

    Examples
    --------
    >>> key = hasher(b"s")
    >>> key("whole", ("claire", "martin")) == key("whole", ("claire", "martin")) != key("alone", ("claire", "martin"))
    True
    """

    def key(kind: str, parts: Sequence[str]) -> str:
        return hmac.new(secret, "\0".join((kind, *parts)).encode(), hashlib.sha256).hexdigest()

    return key


def name_words(name: str) -> tuple[str, ...]:
    """Words of a person's name, without civility.

    Examples
    --------
    >>> name_words("Mme MARTIN-DIALLO Aïcha")
    ('martin', 'diallo', 'aicha')
    """
    return tuple(word for word in fold(name).split() if word not in people().civilities)


def whole(words: Iterable[str]) -> tuple[str, ...]:
    """A name whatever the order of its words."""
    return tuple(sorted(words))


def initials(words: Sequence[str]) -> list[tuple[str, str]]:
    """« MARTIN C. », « C. Martin »: each word with the first letter of another.

    Examples
    --------
    >>> initials(("claire", "martin"))
    [('claire', 'm'), ('martin', 'c')]
    """
    return [(word, other[0]) for word in words for other in words if other != word and len(word) > 1]


def mail_box(address: str) -> str:
    return address.strip().lower().removeprefix("mailto:")


def phone_number(text: str) -> str:
    """Nine digits that are the same however the number is written.

    Examples
    --------
    >>> phone_number("06 12 34 56 78"), phone_number("+33 (0)6.12.34.56.78")
    ('612345678', '612345678')
    """
    return re.sub(r"\D", "", text)[-9:]
