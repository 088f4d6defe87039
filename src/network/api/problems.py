"""Errors as answers: an RFC 9457 problem document for programs, a page for people, always with the remedy."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from network.api.guard import SECURITY_HEADERS
from network.api.language import language
from network.api.refusals import Changed, Forbidden, NotAllowed, TooLarge
from network.api.rendering import page
from network.editing import Likely, Unfit
from network.errors import NetworkError, Refused, StoreUnavailable, Unknown
from network.jobs import Cancelled
from network.sentences import Language

STATUSES: Mapping[type[NetworkError], int] = {
    Refused: 422,
    Forbidden: 403,
    NotAllowed: 405,
    Changed: 409,
    Cancelled: 409,
    Likely: 409,
    TooLarge: 413,
    Unknown: 404,
    StoreUnavailable: 503,
    NetworkError: 500,
}
PROBLEM = "application/problem+json"


def status_of(error: NetworkError) -> int:
    """The HTTP status of the nearest class in the table."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def document(error: NetworkError, lang: Language, instance: str) -> dict[str, Any]:
    """The problem document: what happened, and what to do about it, in the reader's language."""
    status = status_of(error)
    told = {
        "type": f"urn:passerelles:problem:{error.key}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": error.message(lang),
        "remedy": error.remedy(lang),
        "instance": instance,
    }
    if isinstance(error, Unfit):
        told["errors"] = [slip.as_dict(lang) for slip in error.slips]
    if isinstance(error, Likely):
        told |= {"answer": error.answer, "candidates": [one.as_dict() for one in error.candidates]}
    return told


def answer(request: Request, error: NetworkError) -> Response:
    """A problem document under `/api`, a page elsewhere."""
    lang = language(request.query_params, request.headers, request.app.state.settings.lang)
    path = request.scope["path"]  # not request.url: it is built from the Host header, which may be what is refused
    told = document(error, lang, path)
    if path.startswith("/api/"):
        return JSONResponse(told, told["status"], media_type=PROBLEM, headers={"Content-Language": lang})
    return HTMLResponse(page(request, "pages/problem.html", problem=told), told["status"])


def tell_problems(app: FastAPI) -> None:
    """Every failure of the service is answered by the same few lines."""

    @app.exception_handler(NetworkError)
    def told(request: Request, error: NetworkError) -> Response:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        if first["type"] == "missing":
            return answer(request, Refused("api.missing", where=where))
        return answer(request, Refused("api.parameter", where=where, value=str(first.get("input", ""))[:80]))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        if isinstance(error.__cause__, NetworkError):  # raised while the body was read
            return answer(request, error.__cause__)
        if error.status_code == 404:
            return answer(request, Unknown("api.address", path=request.url.path))
        if error.status_code == 405:
            return answer(request, NotAllowed("api.method", method=request.method, path=request.url.path))
        return answer(request, Refused("api.request", detail=str(error.detail)))

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        response = answer(request, NetworkError("api.unexpected"))  # the trace goes to the log, never to the reader
        response.headers.update(SECURITY_HEADERS)
        return response


def documented(*statuses: int, example: Any = None) -> dict[int | str, dict[str, Any]]:
    """What an operation answers, as OpenAPI documents it: an example when all goes well, and its problems.

    422 is always among them: any operation may be asked with a parameter that does not suit.
    """
    answers: dict[int | str, dict[str, Any]] = {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {PROBLEM: {"schema": PROBLEM_SCHEMA, "example": _example(status)}},
        }
        for status in sorted({*statuses, 422})
    }
    if example is not None:
        answers[200] = {"content": {"application/json": {"example": example}}}
    return answers


PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "remedy"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "remedy": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {"type": "array", "description": "Answers that cannot be kept: name and message"},
        "candidates": {"type": "array", "description": "What is known and may be meant: uid, name, score"},
    },
}
_EXAMPLES: Mapping[int, NetworkError] = {
    404: Unknown("api.unknown-row", noun="actors", uid="act-0"),
    409: Changed("api.plan-changed"),
    413: TooLarge("api.too-large", limit=64),
    422: Refused("api.date", name="since", value="31/02/2025"),
    503: StoreUnavailable("api.store"),
}


def _example(status: int) -> dict[str, Any]:
    return document(_EXAMPLES[status], "fr", "/api/v1/…")
