"""How the files of an upload are read: what was recognised, what a person corrects, what becomes a template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from network import importing
from network.api.previews import BY, sources_of, with_templates
from network.api.state import State, now, today
from network.api.uploads import Upload
from network.errors import Unknown
from network.forms import (
    Mapping,
    Recognised,
    RecognisedSheet,
    SheetChoice,
    corrected,
    opened_as,
    read_mapping,
    repeated,
)
from network.jobs import Job, Progress
from network.sentences import Language
from network.workspace import save_mapping, template_of


@dataclass(frozen=True)
class Opened:
    """The files of an upload as they are recognised, and the mapping they are recognised with."""

    upload: Upload
    mapping: Mapping | None
    files: tuple[Recognised, ...]

    def sheet(self, file: int, sheet: int) -> tuple[Recognised, RecognisedSheet]:
        """One sheet by its place among those of the upload.

        Raises
        ------
        Unknown
            There is none at that place.
        """
        whole = self.file(file)
        if not 0 <= sheet < len(whole.sheets):
            raise Unknown("api.sheet")
        return whole, whole.sheets[sheet]

    def file(self, rank: int) -> Recognised:
        """One file by its place among those of the upload.

        Raises
        ------
        Unknown
            There is none at that place.
        """
        if not 0 <= rank < len(self.files):
            raise Unknown("api.sheet")
        return self.files[rank]

    def named(self, file: str) -> Recognised:
        """One file by its name.

        Raises
        ------
        Unknown
            No file of the upload has that name.
        """
        found = next((one for one in self.files if one.file == file), None)
        if found is None:
            raise Unknown("api.file", file=file)
        return found

    def alike(self, sheet: RecognisedSheet) -> list[tuple[Recognised, RecognisedSheet]]:
        """The other sheets of the upload that have the same headers in the same columns."""
        headers = [column.header for column in sheet.columns]
        return [
            (file, one)
            for file in self.files
            for one in file.sheets
            if one is not sheet and one.columns and [column.header for column in one.columns] == headers
        ]

    def templates(self) -> list[str]:
        """Names of the saved templates that read these files."""
        return list(dict.fromkeys(one.template for file in self.files for one in file.sheets if one.template))

    def as_dict(self, lang: Language) -> dict[str, Any]:
        return {
            "upload": self.upload.token,
            "mapping": self.mapping.text if self.mapping else None,
            "files": [one.as_dict(lang) for one in self.files],
        }


def opened(state: State, upload: Upload) -> Job:
    """What the files of an upload seem to be, as a job; its result is an `Opened`."""
    upload = with_templates(state, upload)

    def work(progress: Progress) -> Opened:
        sources, mapping = sources_of(state, upload)
        files = importing.recognise(
            state.store, sources, form=upload.form, mapping=mapping, territory=upload.territory, today=today()
        )
        return Opened(upload, mapping, tuple(files))

    return state.computed("reading", (upload.token, upload.mapping), work)


def found(state: State, upload: Upload) -> Opened:
    """The same, waited for: a correction needs what it corrects."""
    job = opened(state, upload)
    job.finished(None)
    result: Opened = job.result()
    return result


def tried(state: State, opened: Opened, file: Recognised, choice: SheetChoice) -> RecognisedSheet:
    """One sheet as it would be read with another form or header; nothing is kept."""
    sources, _ = sources_of(state, opened.upload)
    mapping = read_mapping(corrected(opened.mapping, file, [choice]))
    joined = any(one.joins for one in mapping.all_of(file.file))
    own = [one for one in sources if one.name == file.file]  # none for a file that came in a .zip
    needed = sources if joined or not own else own
    found = importing.recognise(state.store, needed, mapping=mapping, territory=opened.upload.territory, today=today())
    whole = next(one for one in found if one.file == file.file)
    return next(one for one in whole.sheets if one.name == choice.sheet)


def choose(state: State, opened: Opened, file: Recognised, choices: Sequence[SheetChoice]) -> Upload:
    """Read some sheets of a file as a person says, from now on."""
    return state.uploads.read_with(opened.upload, corrected(opened.mapping, file, choices))


def repeat(state: State, upload: Upload, opened: Opened, file: Recognised, sheet: RecognisedSheet) -> Upload:
    """Read the other sheets of the same headers as this one was just said to be."""
    mapping = read_mapping(upload.mapping or "")
    block = mapping.of_sheet(file.file, sheet.name)
    for other in opened.files:
        same = [one.name for where, one in opened.alike(sheet) if where is other]
        if same and block:
            upload = state.uploads.read_with(upload, repeated(mapping, other.file, same, block))
            mapping = read_mapping(upload.mapping or "")
    return upload


def with_sheet(file: Recognised, sheet: RecognisedSheet) -> Recognised:
    """The file with one of its sheets as it would be read."""
    return replace(file, sheets=tuple(sheet if one.name == sheet.name else one for one in file.sheets))


def open_as(
    state: State, opened: Opened, file: Recognised, *, encoding: str | None, separator: str | None, hidden: str | None
) -> Upload:
    """Open a file with another encoding or separator, and say what becomes of what is hidden in it."""
    text = opened_as(opened.mapping, file.file, encoding=encoding, separator=separator, hidden=hidden)
    return state.uploads.read_with(opened.upload, text)


def save(state: State, opened: Opened, file: Recognised, name: str) -> str:
    """Keep how a file is read as a template, for files of the same shape; the uid of the template."""
    text, shapes = template_of(file, opened.mapping)
    return save_mapping(state.store, name, text, shapes, by=BY, now=now())
