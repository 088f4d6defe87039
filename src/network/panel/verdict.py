"""A finding with its response, its verdict and its words."""

from dataclasses import replace

from network.coverage import Evidence, judge, months_without_sheets, response_by_field, response_of, unasked
from network.panel.notes import note
from network.panel.words import sentence
from network.study import Finding, Network

MEETINGS = frozenset({"meeting-mixing", "format-mixing"})


def judged(network: Network, found: Finding, contradicted: tuple[str, ...]) -> Finding:
    """The finding with response, verdict, sentence and note; the reasons of the verdict are in its details."""
    named = {"labels": dict(network.labels)} if network.labels else {}
    found = replace(found, response=response_of(network), details={**found.details, **named})
    judgement = judge(_evidence(network, found, contradicted))
    if found.why_empty is not None:
        reasons = (found.why_empty.code, *judgement.reasons)
        judgement = replace(judgement, verdict="not_comparable", reasons=reasons)
    return replace(
        found,
        verdict=judgement.verdict,
        sentence=sentence(found, judgement),
        note=note(network, found),
        details={**found.details, "reasons": list(judgement.reasons)},
    )


def _evidence(network: Network, found: Finding, contradicted: tuple[str, ...]) -> Evidence:
    meetings = found.measure in MEETINGS
    return Evidence(
        actors=found.n_actors,
        ties=found.n_ties,
        response=found.response,
        by_field=response_by_field(network),
        labels=network.labels,
        se=None if meetings else found.details.get("se"),
        no_se=not meetings and found.value is not None and found.details.get("se", 0.0) is None,
        empty_cell=_empty_cell(found),
        unasked=unasked(network),
        contradicted=contradicted,
        months_missing=months_without_sheets(network) if meetings else None,
    )


def _empty_cell(found: Finding) -> bool:
    """A zero among the cells, or no tie at all across fields: there is a value, and no interval."""
    return bool(found.details.get("empty_cell")) or found.details.get("cross") == 0
