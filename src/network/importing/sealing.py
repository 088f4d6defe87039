"""One short text for what a file would write, so that what is applied is what was shown."""

import hashlib

from network.importing.graph import Changes, Gone


def seal(changes: Changes, gone: Gone) -> str:
    """The seal of a plan: the same facts from the same file give the same, in any process.

    Examples
    --------
    >>> from network.importing.provenance import Fact
    >>> one, other = Fact({"name": "La Ruche"}, ("bat-a|lieux|2",)), Fact({"name": "Ruche"}, ("bat-a|lieux|2",))
    >>> seal({"place": {("p",): one}}, {}) == seal({"place": {("p",): one}, "actor": {}}, {})
    True
    >>> seal({"place": {("p",): one}}, {}) == seal({"place": {("p",): other}}, {})
    False
    """
    digest = hashlib.sha256()
    for noun in sorted(changes):
        for key, fact in sorted(changes[noun].items(), key=lambda entry: entry[0]):
            told = (noun, key, sorted(fact.properties.items()), fact.sources, fact.said)
            digest.update(repr(told).encode())
    for noun in sorted(gone):
        digest.update(repr((noun, sorted(gone[noun]))).encode())
    return digest.hexdigest()[:20]
