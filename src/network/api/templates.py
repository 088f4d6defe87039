"""Blank forms to fill in, and saved ways of reading files."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Path
from fastapi.responses import Response

from network import workspace
from network.api.dependencies import LangDep, StateDep
from network.api.downloads import XLSX, attached
from network.api.problems import documented
from network.api.readings import found, save
from network.api.state import now
from network.exports.blanks import blank, fillable, known_names
from network.forms import form_named

router = APIRouter(prefix="/templates", tags=["Templates"])

SAVED = {
    "uid": "tem-3f2a9c0d1e4b5a697887",
    "name": "Émargements du centre social",
    "forms": ["attendance-sheets"],
    "by": "service",
    "time": "2026-01-05T10:00:00+00:00",
}
BLANK = {"form": "actors", "title": "Annuaire de structures", "grain": "Une ligne = une structure."}
TemplatePath = Annotated[str, Path(description="Uid or name of a saved template", examples=[SAVED["uid"]])]


@router.get(
    "",
    summary="Blank forms, and saved ways of reading",
    responses=documented(503, example={"blanks": [BLANK], "saved": [SAVED]}),
)
def list_templates(state: StateDep, lang: LangDep) -> dict[str, Any]:
    """A blank form is to be filled in; a saved one reads files of the same headers."""
    blanks = [{"form": one.code, "title": one.title.to(lang), "grain": one.grain.to(lang)} for one in fillable()]
    return {"blanks": blanks, "saved": [one.as_dict() for one in workspace.mappings(state.store)]}


@router.post(
    "",
    status_code=201,
    summary="Save how a file is read",
    responses={**documented(404, 503), 201: {"content": {"application/json": {"example": SAVED}}}},
)
def keep(
    state: StateDep,
    upload: Annotated[str, Form(description="Upload that holds the file", examples=["pK3v"])],
    file: Annotated[str, Form(description="Its name", examples=["suivi_GT.xlsx"])],
    name: Annotated[str, Form(description="Name of the template", examples=[SAVED["name"]])],
) -> dict[str, Any]:
    """The next file with the same headers, in any order and with more dates, is read this way unless refused."""
    seen = found(state, state.uploads.find(upload, now()))
    uid = save(state, seen, seen.named(file), name)
    return workspace.mapping_named(state.store, uid).as_dict()


@router.get("/{uid}", summary="A saved template", responses=documented(404, 503, example={**SAVED, "mapping": "…"}))
def read(uid: TemplatePath, state: StateDep) -> dict[str, Any]:
    """Its mapping as TOML: what `--mapping` takes."""
    saved = workspace.mapping_named(state.store, uid)
    return {**saved.as_dict(), "mapping": saved.text}


@router.delete("/{uid}", status_code=204, summary="Forget a saved template", responses=documented(404, 503))
def forget(uid: TemplatePath, state: StateDep) -> None:
    """What was imported with it stays."""
    workspace.forget_mapping(state.store, uid)


@router.get(
    "/blanks/{form}.xlsx",
    summary="A blank form as a workbook",
    responses={**documented(404, 503), 200: {"content": {XLSX: {"example": "(xlsx)"}}}},
    response_class=Response,
)
def download(
    form: Annotated[str, Path(description="Code of the form", examples=["actors"])], state: StateDep, lang: LangDep
) -> Response:
    """With a filled example line, lists of accepted values, and the territories and structures known so far."""
    return attached(blank(form_named(form), lang, names=known_names(state.store)), f"{form}.xlsx")
