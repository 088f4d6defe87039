"""What an import gave, said in a terminal with the words of the page, and its remarks as files to correct by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from network.cli.printing import as_json, tell, warn
from network.exports import commented, remarks_csv, whole_file
from network.exports.whole import whole_folder
from network.forms import Source
from network.forms.sources import unpack
from network.forms.titles import form_title
from network.importing import Outcome, Similar, similar, whole_sentence
from network.remarks import Remark
from network.sentences import Language, say

SHOWN = 30  # groups of remarks printed for one file; all of them are in --remarks, in --json and on the page


@dataclass(frozen=True)
class Telling:
    """What is said of one import: files that could not be opened come first, and files to correct by are written."""

    sources: Sequence[Source]
    missing: Sequence[Outcome]
    lang: Language
    json: bool = False
    remarks: Path | None = None
    commented: Path | None = None

    def all_of(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Say the outcomes; those of the whole call."""
        said = [*self.missing, *outcomes]
        say_outcomes(said, self.lang, self.json)
        if self.remarks:
            write_remarks(said, self.remarks, self.lang)
        if self.commented:
            write_commented(said, unpack(self.sources), self.commented, self.lang)
        return said


def say_outcomes(outcomes: Sequence[Outcome], lang: Language, json: bool) -> None:
    """The whole call in one sentence, then each file; with --json, the outcomes and nothing else."""
    if json:
        as_json([outcome.as_dict(lang) for outcome in outcomes])
        return
    if not all(outcome.refused for outcome in outcomes):
        tell(whole_sentence(outcomes).to(lang), lang)
    for outcome in outcomes:
        say_outcome(outcome, lang)


def say_outcome(outcome: Outcome, lang: Language) -> None:
    """One file: what it was recognised as, its sentence, its remarks with their lines, the pairs that wait."""
    if outcome.refused:
        warn(f"{outcome.file}: {outcome.refused.words(lang)}")
        return
    titles = ", ".join(form_title(code).to(lang) for code in outcome.forms)
    tell(f"{outcome.file}{f' ({titles})' if titles else ''}: {outcome.sentence.to(lang)}", lang)
    say_remarks(outcome.remarks, lang)
    if outcome.pairs:
        warn("  " + say("cli.pairs-wait", lang, n=len(outcome.pairs)))


def say_remarks(remarks: Sequence[Remark], lang: Language) -> None:
    """Similar remarks once, with their lines."""
    groups = similar(remarks)
    for group in groups[:SHOWN]:
        first = group.first
        more = "" if len(group.remarks) == 1 else f" ({say('desk.alike', lang, n=len(group.remarks))})"
        warn(f"  {_place(group, lang)}: {first.message(lang)}{more} {first.suggestion(lang)}".rstrip())
    if len(groups) > SHOWN:
        left = sum(len(group.remarks) for group in groups[SHOWN:])
        warn("  " + say("cli.more-remarks", lang, n=left))


def _place(group: Similar, lang: Language) -> str:
    """« Mars!C12 », or the sheet, the column and the lines of several."""
    first, several = group.first, len(group.sheets) > 1
    if len(group.remarks) == 1 and first.cell:
        return f"{first.sheet}!{first.cell}" if first.sheet else first.cell
    sheet = say("desk.sheets-n", lang, n=len(group.sheets)) if several else first.sheet
    column = first.column and say("desk.column", lang, letter=first.letter or "", column=first.column)
    lines = group.lines and say("desk.lines", lang, n=len(group.remarks), lines=group.lines)
    return ", ".join(part for part in (sheet, column, lines) if part) or say("desk.whole-file", lang)


def write_remarks(outcomes: Sequence[Outcome], path: Path, lang: Language) -> None:
    whole_file(path, remarks_csv([remark for outcome in outcomes for remark in outcome.remarks], lang))
    warn(say("cli.written", lang, file=path))


def write_commented(outcomes: Sequence[Outcome], sources: Sequence[Source], folder: Path, lang: Language) -> None:
    """One workbook a file that has remarks, beside the originals and never over them."""
    whole_folder(folder)
    given = {source.name: source for source in sources}
    for outcome in outcomes:
        if outcome.remarks and not outcome.refused and outcome.file in given:
            path = folder / f"{_flat(outcome.file)} - {say('cli.with-remarks', lang)}.xlsx"
            whole_file(path, commented(given[outcome.file], outcome.remarks, lang))
            warn(say("cli.written", lang, file=path))


def _flat(file: str) -> str:
    """The path of a file as one name, for two folders may hold files of one name.

    A path out of a .zip is whatever somebody wrote there: it must stay in the folder that it is joined to.

    Examples
    --------
    >>> _flat("2024/mars.xlsx"), _flat("/etc/../mars.xlsx")
    ('2024 - mars', 'etc - mars')
    """
    parts = [part for part in re.split(r"[/\\]", file.replace(":", "-")) if part not in ("", ".", "..")]
    return PurePosixPath(" - ".join(parts)).stem
