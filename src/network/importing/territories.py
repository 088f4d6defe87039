"""Which territory a row speaks of: its own column, else the sheet's name, else the one of the call."""

import re

from rapidfuzz.process import extractOne

from network.identity import fold, name_key
from network.importing.graph import Graph
from network.model import Properties, uid
from network.vocabulary import acronyms

ALIKE = 80
"""From this likeness on, of 100, a name unknown so far may be a known one with a fault in it."""


class Territories:
    """Known territories by code and by name as people write them."""

    def __init__(self, graph: Graph) -> None:
        self._by_name: dict[str, str] = {}
        self._by_key: dict[str, set[str]] = {}  # without articles: « Tilleuls » is « Les Tilleuls », when it alone is
        self.names: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        for (node,), fact in graph.facts("territory").items():
            self.add(node, fact.properties)

    def add(self, node: str, properties: Properties) -> None:
        self.names[node] = str(properties.get("name") or properties.get("code") or "")
        if properties.get("code"):
            self._codes.setdefault(node, fold(str(properties["code"])))
        for name in (properties.get("name"), properties.get("code")):
            if name:
                self._by_name.setdefault(fold(str(name)), node)
                self._by_key.setdefault(name_key(str(name), acronyms()), set()).add(node)

    def find(self, text: str) -> str | None:
        """The territory of that name or code; « 19e - Flandre » is Flandre when that is how it is known.

        A text that names two of them names none.
        """
        whole = self._called(text)
        if whole:
            return whole
        found = {self._called(part) for part in re.split(r"\s[-–—/:]\s|[()]", text)} - {None}
        return found.pop() if len(found) == 1 else None

    def listed(self, name: str, code: str | None) -> str | None:
        """The territory that a line of a list is about: by its code, else by a name that no other code has.

        Two IRIS of one name are two; « Paris 19e Arrondissement » and its code are the arrondissement known so far.
        """
        found = self.find(code) if code else None
        if found or not name:
            return found
        found = self.find(name) if not code else self._called(name)
        return found if not code or self._codes.get(found or "") in (None, fold(code)) else None

    def _called(self, text: str) -> str | None:
        """The one territory of that name, an article more or less."""
        if node := self._by_name.get(fold(text)):
            return node
        alike = self._by_key.get(name_key(text, acronyms()), set())
        return next(iter(alike)) if len(alike) == 1 else None

    def nearest(self, text: str) -> str:
        """The known name that a text may be written for; empty when none resembles it."""
        found = extractOne(fold(text), list(self._by_name), score_cutoff=ALIKE)
        return self.names[self._by_name[found[0]]] if found else ""

    def __len__(self) -> int:
        return len(self.names)


def territory_uid(name: str, code: str | None, vintage: str | None) -> str:
    return uid("ter", fold(code or name), vintage or "")
