"""Letters already damaged when a file was saved: found, shown with their repair, repaired when somebody asks."""

import re
from dataclasses import dataclass

LOST = "\ufffd"  # what a program wrote in place of a letter it could not read: nothing brings it back
# UTF-8 read once as Latin-1 or Windows-1252 and saved: « Ã© » for « é », « â€™ » for « ’ ».
_MOJIBAKE = re.compile(r"Ã(?![A-Z])|â€[™œ\u009d“”¦]|Å[\u0093\u0092“’]|Â[°«»\u00a0]")
_RUN = re.compile(r"[\u0080-\u00ff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]{2,}")
# The second byte of « à » reads as a fixed space, and fixed spaces were made ordinary ones or trimmed.
_WAS_A = re.compile(r"Ã(?![A-Z])(?: (?= )|\u00a0)?")
_WORD = re.compile(r"[^\s;,|$]+")


@dataclass(frozen=True)
class Damage:
    """The first damaged word of a text: what is written there and, when it can be repaired, what was meant."""

    sign: str
    before: str = ""
    after: str = ""

    @property
    def lost(self) -> bool:
        """Whether letters are gone for good."""
        return self.sign == LOST


def find_damage(text: str) -> Damage | None:
    """The first sign of damage in a text.

    Examples
    --------
    >>> found = find_damage("Structure;Coll\u00c3\u00a8ge")
    >>> found.before, found.after
    ('CollÃ¨ge', 'Collège')
    >>> find_damage("Collège") is None, find_damage("Coll\ufffdge").lost
    (True, True)
    """
    if LOST in text:
        return Damage(LOST)
    if text.isascii() or not (match := _MOJIBAKE.search(text)):
        return None
    word = next(word[0] for word in _WORD.finditer(text) if word.end() >= match.end())
    return Damage(match[0], word, repaired(word))


def repaired(text: str) -> str:
    """The text with each run of damaged letters read again as the UTF-8 it was; sound letters stay.

    Examples
    --------
    >>> repaired("\u00c3\u2030cole d\u00e9j\u00e0 l\u00c3\u00a0")
    'École déjà là'
    """
    again = _RUN.sub(lambda run: _again(run[0]), text)
    return _WAS_A.sub("à", again) if "Ã" in again else again


def _again(run: str) -> str:
    """Windows-1252 leaves five bytes undefined; what read them as Latin-1 gave controls."""
    try:
        return b"".join(_byte(sign) for sign in run).decode("utf-8")
    except UnicodeDecodeError:
        return run


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
