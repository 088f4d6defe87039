"""The report of a comparison, as one HTML file."""

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from network.comparison import Comparison, compare
from network.listings import tables
from network.networks import reader
from network.panel import panel
from network.reports.figures import showing
from network.reports.templates import environment, wording
from network.resources import folder
from network.sentences import Language
from network.store import Store
from network.study import Finding, Lens, plain

STYLES = ("tokens.css", "findings.css", "report.css")


@dataclass(frozen=True)
class Source:
    """One imported file: what the report was made from."""

    file: str
    form: str
    time: str
    sha256: str


@dataclass(frozen=True)
class Meta:
    """What the report says of itself: where, when, from what."""

    territories: Mapping[str, str]  # code → name
    before: Lens
    after: Lens
    date: dt.date
    sources: tuple[Source, ...]


def report(
    store: Store,
    before: Lens,
    after: Lens,
    *,
    lang: Language,
    today: dt.date,
    seed: int = 2017,
    fictional: bool = False,
) -> str:
    """The report of two periods or two waves of a store.

    Parameters
    ----------
    before, after : Lens
        The same lens at two times.
    today : date
        The day written on the report.

    Returns
    -------
    str
        One HTML file.
    """
    read = reader(store, over=(before, after))
    return report_html(
        panel(read, before, seed=seed),
        panel(read, after, seed=seed),
        compare(read, before, after, seed=seed),
        meta=describe(store, before, after, today),
        lang=lang,
        fictional=fictional,
    )


def report_html(
    findings_before: Sequence[Finding],
    findings_after: Sequence[Finding],
    comparison: Comparison,
    *,
    meta: Meta,
    lang: Language,
    fictional: bool = False,
) -> str:
    """The report from findings that are there already."""
    style = "".join((folder("visualizations") / "static" / name).read_text("utf-8") for name in STYLES)
    template = environment().get_template("report/report.html")
    return template.render(
        **wording(lang, own_fields=_own_fields((*findings_before, *findings_after))),
        **showing(),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        before=findings_before,
        after=findings_after,
        rows=_side_by_side(findings_before, findings_after),
        comparison=comparison,
        meta=meta,
        coverage=[("before", _coverage(findings_before)), ("after", _coverage(findings_after))],
        doubts=[*_doubts("before", findings_before), *_doubts("after", findings_after)],
        fictional=fictional,
        version=version("passerelles"),
    )


def _own_fields(findings: Sequence[Finding]) -> dict[str, str]:
    """What the workspace calls the fields of its own that these findings speak of."""
    return {code: label for found in findings for code, label in found.details.get("labels", {}).items()}


def _side_by_side(before: Sequence[Finding], after: Sequence[Finding]) -> list[tuple[str, Finding, Finding]]:
    """Each measure that gives one number, at both dates."""
    later = {finding.measure: finding for finding in after}
    return [
        (one.measure, one, later[one.measure])
        for one in before
        if one.measure in later and any(isinstance(end.value, int | float) for end in (one, later[one.measure]))
    ]


def _coverage(findings: Sequence[Finding]) -> Finding | None:
    """The finding that says how much was there to look at: actors, ties, answers."""
    return next((one for one in findings if one.measure == "openness"), None)


def _doubts(end: str, findings: Sequence[Finding]) -> list[tuple[str, str, list[Finding]]]:
    """What is not solid at one date, by verdict; what could not be computed comes by itself, with its reason."""
    told = []
    for verdict in ("fragile", "not_comparable"):
        doubtful = [one for one in findings if one.verdict == verdict and not one.why_empty]
        if doubtful:
            told.append((end, verdict, doubtful))
    return told + [(end, "empty", [one]) for one in findings if one.why_empty]


def describe(store: Store, before: Lens, after: Lens, today: dt.date) -> Meta:
    """What a report on these two lenses says of itself: territories by name, and the files that are applied."""
    held = {noun: plain(table.to_dict("records")) for noun, table in tables(store).items()}
    asked = set(before.territories)
    studied = [row for row in held["territories"] if (row["code"] in asked if asked else row["role"])]
    return Meta(
        territories={row["code"]: row["name"] for row in studied if row["name"]},
        before=before,
        after=after,
        date=today,
        sources=tuple(
            Source(row["file"], row["form"], row["time"], row["sha256"])
            for row in held["batches"]
            if row["state"] == "applied"
        ),
    )
