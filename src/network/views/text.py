"""Text from strangers made fit to be shown: one line, no hidden directions, no end in sight cut short."""

import json
import re
import unicodedata
from typing import Any

LONGEST = 90
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # they turn or hide the text around


def label(text: object, otherwise: str = "") -> str:
    r"""A name as drawings show it.

    Examples
    --------
    >>> label(" Centre\u202e social\n des Tilleuls ")
    'Centre social des Tilleuls'
    >>> len(label("a" * 500))
    90
    """
    if text is None or text != text:
        return otherwise
    plain = _BREAKS.sub(" ", _HIDDEN.sub("", unicodedata.normalize("NFC", str(text)))).strip()
    return (plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…") or otherwise


def inline_json(value: Any) -> str:
    r"""JSON that may stand inside a page: nothing in it can close the script that holds it.

    Examples
    --------
    >>> inline_json({"name": "</script>"})
    '{"name":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
