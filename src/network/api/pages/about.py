"""Short honest pages: how to begin, and how accessible the service is."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from network.api.rendering import html

router = APIRouter()


@router.get("/aide", response_class=HTMLResponse)
def help_page(request: Request) -> HTMLResponse:
    return html(request, "pages/help.html")


@router.get("/accessibilite", response_class=HTMLResponse)
def accessibility_page(request: Request) -> HTMLResponse:
    return html(request, "pages/accessibility.html")
