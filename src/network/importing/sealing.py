"""One short text for what a file would write, so that what is applied is what was shown."""

import hashlib
import json

from network.importing.claims import Key
from network.importing.graph import Changes, Gone
from network.importing.provenance import Fact


def seal(changes: Changes, gone: Gone) -> str:
    """The seal of a plan: the same facts from the same file give the same, in any process.

    Examples
    --------
    >>> one, other = Fact({"name": "La Ruche"}, ("bat-a|lieux|2",)), Fact({"name": "Ruche"}, ("bat-a|lieux|2",))
    >>> seal({"place": {("p",): one}}, {}) == seal({"place": {("p",): one}, "actor": {}}, {})
    True
    >>> seal({"place": {("p",): one}}, {}) == seal({"place": {("p",): other}}, {})
    False
    """
    written = [
        (noun, [(*key, fact.properties, fact.sources, fact.said) for key, fact in sorted(facts.items(), key=_key)])
        for noun, facts in sorted(changes.items())
        if facts
    ]
    left = [(noun, sorted(keys)) for noun, keys in sorted(gone.items()) if keys]
    text = json.dumps([written, left], sort_keys=True, default=str)  # 50,000 facts in a fifth of the time of `repr`
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _key(entry: tuple[Key, Fact]) -> Key:
    return entry[0]
