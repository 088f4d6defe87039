"""What people open in a browser: each page is the answer of the same functions, through a template."""

from network.api.pages import (
    about,
    actors,
    cells,
    fields,
    files,
    findings,
    home,
    network,
    pairs,
    partners,
    reading,
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
    trial,
    work,
    network,
    findings,
    partners,
    actors,
    fields,
    about,
)
ROUTERS = tuple(room.router for room in ROOMS)

__all__ = ["ROUTERS"]
