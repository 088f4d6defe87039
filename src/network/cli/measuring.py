"""measure, compare, report: what was found, in sentences and in JSON."""

from typing import Annotated

import typer

from network.cli.opening import opened, today
from network.cli.options import (
    SEED,
    JsonOption,
    LangOption,
    OutOption,
    SeedOption,
    StoreOption,
    lensed,
    period,
    settings_of,
)
from network.cli.printing import as_json, tell, warn
from network.comparison import compare_store
from network.demonstration import is_fictional
from network.errors import Refused
from network.exports import whole_file
from network.networks import reader
from network.panel import panel
from network.reports import report
from network.sentences import Language, say
from network.study import Finding, Lens


def add_to(app: typer.Typer) -> None:
    app.command("measure", help="Les constats, ou ceux que l'on nomme. · The findings, or those named.")(measure)
    app.command("compare", help="Deux périodes ou deux vagues. · Two periods or two waves.")(compare_command)
    app.command("report", help="Le rapport écrit. · The written report.")(report_command)


BeforeOption = Annotated[str | None, typer.Option("--before", help="Période A..B. · Period A..B.")]
AfterOption = Annotated[str | None, typer.Option("--after", help="Période C..D. · Period C..D.")]
BeforeWave = Annotated[str | None, typer.Option("--before-wave", help="Vague d'avant. · Wave before.")]
AfterWave = Annotated[str | None, typer.Option("--after-wave", help="Vague d'après. · Wave after.")]


@lensed
def measure(
    names: Annotated[list[str] | None, typer.Argument(help="Sans nom, toutes. · None: all.")] = None,
    *,
    lens: Lens,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
    seed: SeedOption = SEED,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        findings = panel(reader(base), lens, names=names or None, seed=seed)
        fictional = is_fictional(base)
    if json:
        as_json([finding.as_dict() for finding in findings])
        return
    if fictional:
        tell(say("cli.fictional", language), language)
    tell(lens.words(language), language)
    for finding in findings:
        say_finding(finding, language)


def say_finding(finding: Finding, lang: Language) -> None:
    """One finding in its sentence, with its verdict."""
    title = say(f"measures.{finding.measure}-title", lang)
    verdict = say(f"cli.verdict-{finding.verdict}", lang) if finding.verdict else ""
    tell(f"\n{title}{f' [{verdict}]' if verdict else ''}", lang)
    for words in (finding.sentence, finding.note):
        if words:
            tell(f"  {words.to(lang)}", lang)
    if finding.why_empty and not finding.sentence:
        tell(f"  {finding.why_empty.words.to(lang)}", lang)


@lensed
def compare_command(
    *,
    lens: Lens,
    before: BeforeOption = None,
    after: AfterOption = None,
    before_wave: BeforeWave = None,
    after_wave: AfterWave = None,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
    seed: SeedOption = SEED,
) -> None:
    settings, language = settings_of(lang)
    ends = two_lenses(lens, before, after, before_wave, after_wave)
    with opened(store, settings) as base:
        found = compare_store(base, *ends, seed=seed)
        fictional = is_fictional(base)
    if json:
        as_json(found.as_dict())
        return
    if fictional:
        tell(say("cli.fictional", language), language)
    for one in found.sentences():
        tell(one.to(language), language)


def two_lenses(
    lens: Lens, before: str | None, after: str | None, before_wave: str | None, after_wave: str | None
) -> tuple[Lens, Lens]:
    """The lens at its two dates; two periods or two waves, never one of each."""
    if before_wave and after_wave and not (before or after):
        return lens.at(before_wave), lens.at(after_wave)
    first, second = period(before), period(after)
    if first is None or second is None or before_wave or after_wave:
        raise typer.BadParameter("--before A..B --after C..D | --before-wave X --after-wave Y")
    return lens.over(*first), lens.over(*second)


@lensed
def report_command(
    *,
    lens: Lens,
    out: OutOption,
    before: BeforeOption = None,
    after: AfterOption = None,
    before_wave: BeforeWave = None,
    after_wave: AfterWave = None,
    store: StoreOption = "",
    lang: LangOption = "",
    seed: SeedOption = SEED,
) -> None:
    settings, language = settings_of(lang)
    if out.suffix != ".html":
        raise Refused("cli.report-format", file=out.name)
    ends = two_lenses(lens, before, after, before_wave, after_wave)
    with opened(store, settings) as base:
        page = report(base, *ends, lang=language, today=today(), seed=seed, fictional=is_fictional(base))
    whole_file(out, page)
    warn(say("cli.written", language, file=out))
