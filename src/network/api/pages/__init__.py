"""What people open in a browser: each page is the answer of the same functions, through a template."""

from network.api.pages import about, actors, fields, files, findings, home, network, partners

ROOMS = (home, files, network, findings, partners, actors, fields, about)
ROUTERS = tuple(room.router for room in ROOMS)

__all__ = ["ROUTERS"]
