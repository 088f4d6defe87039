"""Which language to answer in: `?lang=`, else what the browser prefers, else the setting."""

from collections.abc import Mapping

from network.sentences import LANGUAGES, Language


def language(query: Mapping[str, str], headers: Mapping[str, str], default: Language) -> Language:
    """The first of the two languages that the request names.

    Examples
    --------
    >>> language({}, {"accept-language": "de, en-GB;q=0.8, fr;q=0.5"}, "fr")
    'en'
    >>> language({"lang": "fr"}, {"accept-language": "en"}, "en")
    'fr'
    """
    asked = query.get("lang", "")
    for known in LANGUAGES:
        if asked == known:
            return known
    for name in _preferred(headers.get("accept-language", "")):
        for known in LANGUAGES:
            if name == known:
                return known
    return default


def _preferred(header: str) -> list[str]:
    """Two-letter languages of an Accept-Language header, the most wanted first."""
    wanted = []
    for order, part in enumerate(header.split(",")):
        name, _, quality = part.strip().partition(";q=")
        wanted.append((-_quality(quality), order, name[:2].lower()))
    return [name for _, _, name in sorted(wanted)]


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
