"""Chains of « is part of » and « became »: never circular, six deep at most, to be read in one bounded question."""

from collections.abc import Iterable

DEEPEST = 6


class Wholes:
    """What each actor is part of, and what is part of it."""

    def __init__(self, pairs: Iterable[tuple[str, ...]]) -> None:
        self._above: dict[str, set[str]] = {}
        self._below: dict[str, set[str]] = {}
        for part, whole in pairs:
            self.add(part, whole)

    def add(self, part: str, whole: str) -> None:
        self._above.setdefault(part, set()).add(whole)
        self._below.setdefault(whole, set()).add(part)

    def problem(self, part: str, whole: str) -> str | None:
        """Why one may not become part of another: code of a remark, or None.

        Examples
        --------
        >>> wholes = Wholes([("service", "direction"), ("direction", "ville")])
        >>> wholes.problem("ville", "service"), wholes.problem("antenne", "service")
        ('part-of-circular', None)
        """
        if self.circular(part, whole):
            return "part-of-circular"
        if _depth(whole, self._above) + 1 + _depth(part, self._below) > DEEPEST:
            return "part-of-too-deep"
        return None

    def circular(self, part: str, whole: str) -> bool:
        """Whether the second is the first, or leads to it already."""
        return part == whole or part in self._reached(whole, self._above)

    def _reached(self, start: str, steps: dict[str, set[str]]) -> set[str]:
        reached, ahead = set[str](), [start]
        while ahead:
            new = steps.get(ahead.pop(), set()) - reached
            reached |= new
            ahead += new
        return reached


def _depth(start: str, steps: dict[str, set[str]]) -> int:
    return max((1 + _depth(one, steps) for one in steps.get(start, ())), default=0)
