"""How an upload is read: what each sheet was taken for and why, and the correction of a person."""

from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from network.api.batches import TokenPath
from network.api.dependencies import LangDep, StateDep
from network.api.jobs import ACCEPTED, answered
from network.api.problems import documented
from network.api.readings import choose, found, open_as, opened
from network.api.state import State, now
from network.api.uploads import Upload
from network.forms import SheetChoice, read_mapping

router = APIRouter(prefix="/batches/uploads/{token}/reading", tags=["Imports"])

COLUMN = {
    "position": 0,
    "letter": "A",
    "header": "Structure",
    "use": "role",
    "role": "organisation",
    "score": 1.0,
    "why": "« Structure » est un nom connu de la colonne « structure ».",
    "samples": ["CAF / PMI Flandre"],
    "proposal": None,
}
CELL = {"text": "05/03/25", "reading": "5 mars 2025", "doubtful": False}
SHEET = {
    "name": "Feuil1",
    "state": "read",
    "form": "attendance-grid",
    "title": "Tableau de présences par date",
    "header_line": 3,
    "score": 5.0,
    "why": ["1 colonne connue sur 4 : Structure.", "3 colonnes portent une date de rencontre."],
    "columns": [COLUMN],
    "candidates": [{"form": "attendance-grid", "score": 5.0, "missing": []}],
    "preview": [{"line": 4, "left": None, "cells": [CELL]}],
    "context": [],
    "shape": "9f86d081884c7d659a2f",
    "template": None,
}
READING = {"upload": "pK3v…", "mapping": None, "files": [{"file": "suivi_GT.xlsx", "refused": None, "sheets": [SHEET]}]}
CORRECTION: JsonDict = {
    "files": [
        {
            "file": "suivi_GT.xlsx",
            "sheets": [
                {
                    "sheet": "Feuil1",
                    "form": "attendance-grid",
                    "header_line": 3,
                    "roles": {"0": "organisation"},
                    "constants": {"territory": "Flandre"},
                }
            ],
        }
    ]
}


EXAMPLES: JsonDict = {"examples": [CORRECTION, {"mapping": ""}]}


class SheetCorrection(BaseModel):
    """One sheet; what is left out stays as recognised."""

    sheet: str
    leave: bool = False
    form: str | None = None
    header_line: Annotated[int | None, Field(ge=0, le=60_000, description="0: there is no header")] = None
    roles: Annotated[dict[int, str] | None, Field(description="Position of a column → role; `-` drops it")] = None
    constants: dict[str, str] | None = None

    def choice(self) -> SheetChoice:
        return SheetChoice(**self.model_dump())


class FileCorrection(BaseModel):
    """One file, by its name in the reading."""

    file: str
    encoding: str | None = None
    separator: str | None = None
    hidden: Literal["read", "leave"] | None = None
    sheets: list[SheetCorrection] = []

    @property
    def opens(self) -> bool:
        return bool(self.model_fields_set & {"encoding", "separator", "hidden"})


class Correction(BaseModel):
    """How the files are to be read: file by file, or as a whole mapping; an empty mapping leaves all to recognition."""

    model_config = ConfigDict(json_schema_extra=EXAMPLES)

    files: list[FileCorrection] = []
    mapping: Annotated[str | None, Field(description="TOML")] = None


@router.get(
    "",
    summary="What the files of an upload seem to be",
    responses={**documented(404, 503, example=READING), **ACCEPTED},
)
def see(token: TokenPath, state: StateDep, lang: LangDep) -> Response:
    """Each sheet with its form, header, columns and first lines, each with a reason; persons are masked."""
    return answered(opened(state, state.uploads.find(token, now())), lang)


@router.put(
    "",
    summary="Correct how the files are read",
    responses={**documented(404, 503, example=READING), **ACCEPTED},
)
def correct(token: TokenPath, state: StateDep, lang: LangDep, correction: Correction) -> Response:
    """Files and sheets as the reading names them. What is left out stays as it is; the dry run then follows it."""
    upload = state.uploads.find(token, now())
    if correction.mapping is not None:
        if correction.mapping:
            read_mapping(correction.mapping)
        upload = state.uploads.read_with(upload, correction.mapping)
    for told in correction.files:
        upload = _corrected(state, upload, told)
    return answered(opened(state, upload), lang)


def _corrected(state: State, upload: Upload, told: FileCorrection) -> Upload:
    seen = found(state, upload)
    if told.opens:
        how = {"encoding": told.encoding, "separator": told.separator, "hidden": told.hidden}
        upload = open_as(state, seen, seen.named(told.file), **how)
        seen = found(state, upload)
    if not told.sheets:
        return upload
    return choose(state, seen, seen.named(told.file), [one.choice() for one in told.sheets])
