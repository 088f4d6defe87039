"""What people open in a browser: each page is the answer of the same functions, through a template."""

from network.api.pages import about, actors, files, findings, home, network

ROUTERS = (home.router, files.router, network.router, findings.router, actors.router, about.router)

__all__ = ["ROUTERS"]
