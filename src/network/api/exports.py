"""Everything to take away: the facts as tables, the network as a graph or a picture."""

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from network import exports
from network.api.dependencies import LangDep, LensQuery, StateDep
from network.api.downloads import XLSX
from network.api.jobs import ACCEPTED, PATIENCE, address, told
from network.api.problems import documented
from network.api.state import State, today
from network.api.views import draw
from network.demonstration import is_fictional
from network.errors import Refused
from network.exports.interchange import about, graph_files, graph_of, parcel
from network.jobs import Job, Progress
from network.sentences import Language
from network.study import Lens

router = APIRouter(prefix="/exports", tags=["Exports"])

TABLES = {
    "json": "application/json",
    "xlsx": XLSX,
}
DRAWINGS = {
    "html": "text/html",
    "pyvis": "text/html",
    "svg": "image/svg+xml",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
}
GRAPHS = {
    "kumu": TABLES["xlsx"],
    "nodexl": TABLES["xlsx"],
    **dict.fromkeys(("gephi", "pajek", "dl"), "application/zip"),
}
FORMATS = {**TABLES, **DRAWINGS, **GRAPHS}
WITH_TIES = ("gexf", "graphml")
ENDINGS = {"pyvis": "html", "kumu": "xlsx", "nodexl": "xlsx", "gephi": "zip", "pajek": "zip", "dl": "zip"}
FormatQuery = Annotated[str, Query(json_schema_extra={"enum": list(FORMATS)}, description="What to write")]


def made(state: State, format: str, lens: Lens, lang: Language) -> Job:
    """The file of an export, as a job; its result is its bytes."""

    def work(progress: Progress) -> bytes:
        if format in GRAPHS:
            return _graph(state, format, lens, lang)
        with tempfile.TemporaryDirectory(prefix="passerelles-") as place:
            path = Path(place) / f"export.{format}"
            if format in TABLES:
                exports.write_facts(state.store, path, format, lang)
            else:
                network = state.reader(lens)(lens) if format in WITH_TIES else None
                exports.write(draw(state, lens, None, lang, progress), path, format, network)
            return path.read_bytes()

    return state.computed("export", (format, lens, lang), work)


def _graph(state: State, format: str, lens: Lens, lang: Language) -> bytes:
    """The network for another tool: its file, or its files in one .zip."""
    network = state.reader(lens)(lens)
    lines = about(network, lang, today=today(), fictional=is_fictional(state.store))
    files = graph_files(graph_of(network, lang), format, lines)
    return next(iter(files.values())) if len(files) == 1 else parcel(files)


@router.get(
    "",
    summary="A file of the facts or of the network",
    responses={
        **documented(404, 503),
        **ACCEPTED,
        200: {"content": {kind: {"example": "…"} for kind in FORMATS.values()}},
    },
)
def export(state: StateDep, lens: LensQuery, lang: LangDep, format: FormatQuery = "json") -> Response:
    """`json` and `xlsx` hold every table; the others hold the network of the lens, `gephi`, `pajek` and `dl` as a .zip.

    After a 202, ask again.
    """
    if format not in FORMATS:
        raise Refused("api.choice", name="format", value=format[:40], choices=", ".join(FORMATS))
    job = made(state, format, lens, lang)
    if not job.finished(PATIENCE):
        return JSONResponse({**told(job, lang), "result": None}, 202, headers={"Location": address(job)})
    ending = ENDINGS.get(format, format)
    headers = {"Content-Disposition": f'attachment; filename="passerelles.{ending}"'}
    return Response(job.result(), media_type=FORMATS[format], headers=headers)
