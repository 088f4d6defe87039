"""Does a result hold when it is looked at otherwise? The same measure, one thing changed at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from network.coverage import threshold
from network.measures import Measure
from network.measures.degree_twin import DEGREE_TWIN
from network.measures.observed import Observed, observed
from network.measures.odds_ratio import odds_ratio_finding
from network.measures.openness import openness_finding
from network.study import TWO_MODE, Finding, Lens, Named, Network
from network.vocabulary import core_of

Read = Callable[[Lens], Network]

# Another nomenclature has another expectation: these two are only read for their direction.
OTHER_FIELDS = frozenset({"extended-fields", "several-fields"})
OF_SHARES: Mapping[str, Callable[[Network, Observed, int], Finding]] = {
    "openness": openness_finding,
    "odds-ratio": odds_ratio_finding,
}


def sensitivities(read: Read, lens: Lens, one: Measure, seed: int) -> tuple[Named, ...]:
    """The same measure under each other lens that applies, and the other nulls of openness."""
    found = [Named(name, one.run(read(other), seed)) for name, other in _lenses(lens, read(lens), one)]
    network = read(lens)
    if one.name in OF_SHARES and (several := _several_fields(network)) is not None:
        value = OF_SHARES[one.name](several, observed(several, shares=True), seed)
        found.append(Named("several-fields", one.stamped(value, several, seed)))
    if one.name == "openness":
        found.append(Named("null-degree", DEGREE_TWIN.run(network, seed)))
    return tuple(found)


def _lenses(lens: Lens, network: Network, one: Measure) -> Iterator[tuple[str, Lens]]:
    if lens.layer in ("works-with", "actions") and "largest-action" not in lens.without:
        yield "without-largest-action", replace(lens, without=(*lens.without, "largest-action"))
    if lens.layer in ("works-with", "actions", *TWO_MODE) and "programme" not in lens.without:
        yield "without-programme", replace(lens, without=(*lens.without, "programme"))
    if network.observation == "either" and not lens.confirmed:
        yield "confirmed", replace(lens, confirmed=True)
    if lens.fields == "core":
        yield "extended-fields", replace(lens, fields="extended")


def _several_fields(network: Network) -> Network | None:
    """The network with equal shares of all the fields of each actor; None when each has one."""
    if "fields" not in network.actors or network.two_mode:
        return None
    core = network.lens is None or network.lens.fields == "core"
    told = [
        tuple(dict.fromkeys(core_of(one) if core else one for one in fields)) if isinstance(fields, tuple) else ()
        for fields in network.actors["fields"]
    ]
    if all(len(fields) < 2 for fields in told):
        return None
    names = sorted({one for fields in told for one in fields})
    shares = pd.DataFrame(
        [{f"x_{name}": (name in fields) / len(fields) if fields else 0.0 for name in names} for fields in told]
    )
    return replace(network, actors=network.actors.join(shares))


def contradicted(found: Finding) -> tuple[str, ...]:
    """Sensitivities that disagree: outside the interval of the headline, or beyond chance the other way."""
    return tuple(one.name for one in found.sensitivities if _disagrees(found, one))


def _disagrees(found: Finding, one: Named) -> bool:
    other = one.finding
    if not isinstance(found.value, float) or not isinstance(other.value, float):
        return False
    outside = (
        found.interval is not None
        and one.name not in OTHER_FIELDS
        and not found.interval.low <= other.value <= found.interval.high
    )
    beyond = other.p is not None and other.p <= threshold("words", "p")
    return outside or (beyond and found.z is not None and other.z is not None and found.z * other.z < 0)
