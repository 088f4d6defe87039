"""The panel: every measure of a lens, with its components, its sensitivities, its verdict and its sentence."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from network.measures import MEASURES, Measure, find
from network.panel.sensitivities import contradicted, sensitivities
from network.panel.verdict import judged
from network.study import COMPONENTS, TWO_MODE, Finding, Lens, Named, Network

__all__ = ["measure", "panel"]

Read = Callable[[Lens], Network]
WITH_COMPONENTS = frozenset({"mixing-matrix", "openness", "ei", "odds-ratio", "enclosed"})


def panel(read: Read, lens: Lens, *, names: Sequence[str] | None = None, seed: int = 2017) -> list[Finding]:
    """One finding per measure of the lens.

    Measures of meetings read the meetings of the same period when the lens looks at ties.

    Parameters
    ----------
    read : callable
        From a lens to its Network, as `networks.reader` gives it.
    lens : Lens
    names : sequence of str, optional
        Measures wanted, in this order; all of them by default.
    seed : int

    Raises
    ------
    Unknown
        A name is no measure.
    """
    wanted = MEASURES if names is None else [find(name) for name in names]
    return [_one(read, _lens_of(one, lens), one, seed) for one in wanted]


def measure(network: Network, name: str, *, seed: int = 2017) -> Finding:
    """One measure of one network, with its verdict and its sentence; no component nor sensitivity beside it.

    Raises
    ------
    Unknown
        The name is no measure.

    Examples
    --------
    >>> import pandas as pd
    >>> actors = pd.DataFrame({"uid": list("1234"), "field": list("xxyy")})
    >>> ties = pd.DataFrame({"source": list("123"), "target": list("234")})
    >>> found = measure(Network.from_tables(actors, ties), "ei")
    >>> round(found.value, 4), found.verdict  # one tie across, two inside; four actors say little
    (-0.3333, 'not_comparable')
    """
    return judged(network, replace(find(name).run(network, seed), sources=network.sources), ())


def _lens_of(one: Measure, lens: Lens) -> Lens:
    return lens.on("meetings") if one.of == "meetings" and lens.layer not in TWO_MODE else lens


def _one(read: Read, lens: Lens, one: Measure, seed: int) -> Finding:
    network = read(lens)
    found = replace(one.run(network, seed), sources=network.sources)
    if found.why_empty is None:
        found = replace(found, sensitivities=sensitivities(read, lens, one, seed))
    if one.name in WITH_COMPONENTS:
        found = replace(found, components=_components(read, lens, one, seed))
    return judged(network, found, contradicted(found))


def _components(read: Read, lens: Lens, one: Measure, seed: int) -> tuple[Named, ...]:
    """The same measure on each component of works-with, with a verdict and a sentence of its own."""
    found = []
    for layer in COMPONENTS.get(lens.layer, ()):
        network = read(lens.on(layer))
        component = replace(one.run(network, seed), sources=network.sources)
        found.append(Named(layer, judged(network, component, ())))
    return tuple(found)
