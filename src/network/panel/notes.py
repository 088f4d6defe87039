"""What stands beside a sentence: what was counted apart, and what was left out and why."""

from collections.abc import Mapping

from network.coverage import unasked
from network.sentences import Words, both, catalogue
from network.study import Finding, Network


def note(network: Network, found: Finding) -> Words | None:
    """The remarks that apply, in one paragraph; None when there is none."""
    told = [*_apart(found, territory_names(network)), *_left_out(network, found)]
    if found.details.get("labels_cannot_move"):
        told.append(both("measures.note-labels"))
    if unasked(network):
        told.append(_unasked(network))
    return joined(told)


def _unasked(network: Network) -> Words:
    """Nobody was asked; or nobody in some territories, which are named."""
    asked = network.actors.groupby("stratum")["answered"].apply(lambda answers: answers.notna().any())
    nowhere = [territory_names(network).get(code, code) for code in asked.index[~asked]]
    if network.observation == "all" or not all(nowhere):
        return both("measures.note-unasked")
    return both("measures.note-unasked-in", names=", ".join(nowhere))


def joined(told: list[Words]) -> Words | None:
    return Words(" ".join(one.fr for one in told), " ".join(one.en for one in told)) if told else None


def territory_names(network: Network) -> dict[str, str]:
    """What the network calls its territories, by code."""
    if "territory" not in network.actors:
        return {}
    named = network.actors[["stratum", "territory"]].dropna()
    return dict(zip(named["stratum"], named["territory"], strict=True))


def _apart(found: Finding, called: Mapping[str, str]) -> list[Words]:
    """Ties between territories, and territories that allow no comparison."""
    cross = found.details.get("cross_territory")
    ties = round(cross["m"] or 0) if isinstance(cross, dict) else cross or 0
    names = ", ".join(called.get(code, code) for code in found.details.get("strata_left_out", ()) if code)
    if ties and names:
        return [both("measures.note-apart", q=ties, names=names)]
    if ties:
        return [both("measures.note-cross", q=ties)]
    return [both("measures.note-names", names=names)] if names else []


def _left_out(network: Network, found: Finding) -> list[Words]:
    told = [both("measures.note-unobserved", n=number)] if (number := found.details.get("unobserved")) else []
    told += [both("measures.note-immobile", n=number)] if (number := found.details.get("immobile_strata")) else []
    counts = dict(network.left_out)
    counts.setdefault("no_field", int(network.actors["field"].isna().sum()))
    for reason, number in sorted(counts.items()):
        key = f"measures.left-out-{reason.replace('_', '-')}"
        if number and key in catalogue():
            told.append(both(key, n=number))
    return told
