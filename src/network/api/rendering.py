"""Pages from templates: the same head, the same doors, the reader's language."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse

from network.api.language import language
from network.jobs import Job
from network.reports.figures import showing
from network.reports.templates import environment, wording
from network.sentences import LANGUAGES
from network.views.palette import palette
from network.vocabulary import core_of

DOORS = (
    ("/fichiers", "files"),
    ("/reseau", "network"),
    ("/mesures", "findings"),
    ("/partenaires", "partners"),
    ("/acteurs", "actors"),
)
PATIENCE = 3.0  # seconds a reader waits for a page before a page that says how far the work is


def page(request: Request, template: str, **values: Any) -> str:
    """The template filled for this reader."""
    settings, asked = request.app.state.settings, request.query_params.get("lang", "")
    here = request.scope["path"]  # not request.url: a refused Host must be told on a page too
    held = request.app.state.held
    told = wording(
        language(request.query_params, request.headers, settings.lang), own_fields=held.meanwhile("own-fields")
    )

    def link(path: str, **parameters: Any) -> str:
        """An address of this site that keeps the language the reader chose."""
        kept = {name: value for name, value in parameters.items() if value not in (None, "", [], ())}
        if asked in LANGUAGES:
            kept["lang"] = asked
        return f"{path}?{urlencode(kept, doseq=True)}" if kept else path

    def other_language(code: str) -> str:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
        return f"{here}?{urlencode([*kept, ('lang', code)])}"

    filled = environment().get_template(template)
    return filled.render(
        **told,
        **showing(),
        link=link,
        other_language=other_language,
        asked_lang=asked if asked in LANGUAGES else "",
        doors=DOORS,
        here=here,
        fictional=held.meanwhile("fictional"),
        colour=colour,
        **values,
    )


def html(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    return HTMLResponse(page(request, template, **values), status)


def waiting(request: Request, job: Job, back: str = "/") -> HTMLResponse:
    """A page that asks again by itself until the work is done, or is stopped from it; it needs no script.

    `back` is the page to read once the work is stopped.
    """
    return html(request, "pages/waiting.html", 202, job=job, back=back)


def see(request: Request, path: str, **parameters: str) -> RedirectResponse:
    """After a form, the page to read: reloading it sends nothing twice."""
    lang = request.query_params.get("lang")
    query = parameters | ({"lang": lang} if lang else {})
    return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, 303)


def colour(field: str | None) -> str:
    """The colour of a field's mark, that of the drawings."""
    core = core_of(field) if field else ""
    return palette().fields[core]["colour"] if core in palette().fields else palette().missing
