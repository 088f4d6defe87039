"""Things known by a title and a territory: missions, places, needs."""

from network.identity import fold
from network.importing.graph import Graph


class Titled:
    """The things of one noun, found by the words of their title in their territory."""

    def __init__(self) -> None:
        self._by_title: dict[str, dict[str, set[str]]] = {}

    @classmethod
    def of(cls, graph: Graph, noun: str, title: str, located: str) -> "Titled":
        """`title`: the property that holds it; `located`: the relationship that says its territory."""
        homes: dict[str, set[str]] = {}
        for source, target in graph.facts(located):
            homes.setdefault(source, set()).add(target)
        things = cls()
        for (node,), fact in graph.facts(noun).items():
            things._put(node, str(fact.properties.get(title) or ""), homes.get(node, set()))
        return things

    def add(self, node: str, title: str, territory: str | None) -> None:
        self._put(node, title, {territory} if territory else set())

    def find(self, title: str, territory: str | None) -> str | None:
        """The known thing of that title in that territory, else where no territory is known, else the only one.

        A title known elsewhere only is another thing: « Kiosque » of two quartiers are two missions.
        """
        known = self._by_title.get(fold(title), {})
        here = [node for node, homes in known.items() if territory in homes]
        nowhere = [node for node, homes in known.items() if not homes]
        anywhere = [] if territory else list(known)
        for group in (here, nowhere, anywhere):
            if group:
                return group[0] if len(group) == 1 else None
        return None

    def named(self, title: str) -> list[str]:
        """Everything of that title, wherever it is."""
        return list(self._by_title.get(fold(title), {}))

    def _put(self, node: str, title: str, homes: set[str]) -> None:
        self._by_title.setdefault(fold(title), {}).setdefault(node, set()).update(homes)
