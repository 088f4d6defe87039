"""What every measure is: a name, what it looks at, its unit, and a pure function of a Network."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any, Literal

from network.measures.observed import Observed
from network.sentences import both
from network.study import Empty, Finding, Network


@dataclass(frozen=True)
class Measure:
    """One line of the panel. Title, unit and question are in the catalogue: `measures.<name>-title`, `-unit`."""

    name: str
    of: Literal["ties", "meetings"]
    null_model: str | None
    compute: Callable[[Network, int], Finding]

    def run(self, network: Network, seed: int) -> Finding:
        """The finding, stamped with what is needed to compute it again."""
        return self.stamped(self.compute(network, seed), network, seed)

    def stamped(self, finding: Finding, network: Network, seed: int) -> Finding:
        return replace(
            finding,
            unit=both(f"measures.{self.name}-unit").fr,
            null_model=self.null_model,
            lens=network.lens,
            digest=network.digest,
            version=version("passerelles"),
            seed=seed,
        )


def empty(code: str, **values: Any) -> Empty:
    """Why there is no result: `measures.empty-<code>` says it."""
    return Empty(code, both(f"measures.empty-{code}", **values))


def undefined(measure: str, code: str, seen: Observed | None = None, **details: Any) -> Finding:
    """A finding without value: the reason, and what there was to look at."""
    counts = about(seen) if seen is not None else {}
    return Finding(measure, why_empty=empty(code), details=details, **counts)


def about(seen: Observed) -> dict[str, Any]:
    """Numbers of actors, of actors by field and of ties, as every finding carries them."""
    return {
        "n_actors": seen.n,
        "n_by_field": {name: _whole(size) for name, size in seen.sizes().items()},
        "n_ties": len(seen.a),
    }


def finite(values: Mapping[str, float]) -> dict[str, float | None]:
    """Undefined numbers as None.

    Examples
    --------
    >>> finite({"z": math.nan})
    {'z': None}
    """
    return {name: value if math.isfinite(value) else None for name, value in values.items()}


def _whole(size: float) -> Any:
    return int(size) if float(size).is_integer() else size


def shares_sources(network: Network) -> bool:
    """Whether ties come from shared actions, so that deleting a source of ties counts (headline.md §3).

    Without a lens: whether one source holds the ties of several pairs.
    """
    if network.lens is not None:
        return network.lens.layer in ("actions", "works-with")
    pairs = network.ties[["source_id", "a", "b"]].drop_duplicates()
    return bool(pairs["source_id"].duplicated().any())
