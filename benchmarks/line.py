"""One line of the table, and the clock."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """What was measured: our figure, the peer's in the same run, both in `unit`."""

    what: str
    ours: float
    peer: float | None = None
    unit: str = "s"
    peer_name: str = ""

    def row(self) -> str:
        peer = "" if self.peer is None else f"{self.peer:.2f} {self.unit} ({self.peer_name})"
        ratio = "" if not self.peer else f"{self.ours / self.peer:.2f}"
        return f"| {self.what} | {self.ours:.2f} {self.unit} | {peer} | {ratio} |"


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one run."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_turn(one: Callable[[], float], other: Callable[[], float], runs: int = 3) -> tuple[float, float]:
    """Medians of two measurements taken in turn, so that a drift of the machine touches both alike."""
    pairs = [(one(), other()) for _ in range(runs)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)
