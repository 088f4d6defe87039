"""What people open in a browser: each page is the answer of the same functions, through a template."""

from network.api.pages import (
    about,
    actors,
    cells,
    contradictions,
    entries,
    fields,
    files,
    findings,
    home,
    meetings,
    missions,
    network,
    pairs,
    partners,
    reading,
    templates,
    trial,
    work,
)

# fixed addresses come before those that hold a token
ROOMS = (
    home,
    files,
    pairs,
    cells,
    reading,
    templates,
    trial,
    work,
    network,
    findings,
    partners,
    actors,
    meetings,
    missions,
    entries,
    contradictions,
    fields,
    about,
)
ROUTERS = tuple(room.router for room in ROOMS)

__all__ = ["ROUTERS"]
