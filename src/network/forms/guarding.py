"""What a free text must not keep of a person, whoever writes it: a file, a mapping, a hand."""

import re

from network.forms.private_life import tells_private_life
from network.forms.row import without_names
from network.identity import EMAIL, MASK, PHONE, holds_nir

_NAMED = re.compile(r"\b(?:M\.|Mme|Mlle|Mr|Madame|Monsieur|Mademoiselle)\s+[A-ZÀ-Ý][\w'-]*(?:\s+[A-ZÀ-Ý][\w'-]*)?")
_BORN = re.compile(r"\b[Nn][ée](?:e|\(e\)|\u00b7e)?s? le \d{1,2}(?:er)?[\s/.-]+[\w.]+(?:[\s/.-]+\d{2,4}\b)?")


def guarded(text: str) -> tuple[str | None, str | None]:
    """A free text as it may be kept, and the code of the remark that says what was found in it.

    Parameters
    ----------
    text : str
        What a person wrote.

    Returns
    -------
    tuple
        `(text, None)` when nothing was found; `(text with [personne], "person-in-text")` when it named persons;
        `(None, "private-life-<reason>")` when it tells somebody's health, child protection, justice, religion or
        situation; `(None, "nir-in-text")` when it holds a social-security number. None is never kept.

    Examples
    --------
    >>> guarded("Aide sociale à l'enfance (ASE)")
    ("Aide sociale à l'enfance (ASE)", None)
    >>> guarded("MDPH pour son fils"), guarded("À voir avec Mme Diallo")
    ((None, 'private-life-health'), ('À voir avec [personne]', 'person-in-text'))
    """
    if holds_nir(text):
        return None, "nir-in-text"
    if why := tells_private_life(text):
        return None, f"private-life-{why}"
    kept = text
    for pattern in (PHONE, EMAIL, _NAMED, _BORN):
        kept = pattern.sub(MASK, kept)
    kept = without_names(kept)
    return kept, None if kept == text else "person-in-text"
