"""demo and serve: the first five minutes, and the service."""

import os
import socket
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from network.cli.opening import now, opened, today, who
from network.cli.options import SEED, LangOption, SeedOption, StoreOption, settings_of
from network.cli.printing import progress, tell, warn
from network.demonstration import demonstrate
from network.errors import Refused
from network.sentences import say
from network.settings import PREFIX

PORT = 8000
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add_to(app: typer.Typer) -> None:
    app.command("demo", help="Le territoire de démonstration. · The demonstration territory.")(demo)
    app.command("serve", help="Le service, sur cette machine seulement. · The service, on this machine only.")(serve)


def demo(
    folder: Annotated[Path, typer.Argument(help="DOSSIER")] = Path("passerelles-demo"),
    lang: LangOption = "",
    seed: SeedOption = SEED,
) -> None:
    _, language = settings_of(lang)
    with progress("cli.importing", language) as bar:
        steps = demonstrate(folder, lang=language, today=today(), now=now(), by=who(), seed=seed, progress=bar)
        for line in steps:
            tell(line, language)
    tell(say("cli.demo-next", language, store=folder / "store", map=folder / "map.html"), language)


def serve(
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = PORT,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    if host not in LOOPBACK:
        raise Refused("cli.loopback", host=host)
    if _taken(host, port):
        raise Refused("cli.port-taken", port=port)
    with opened(store, settings):  # a store that cannot be opened is said before the service is
        pass
    os.environ[PREFIX + "STORE"] = store or settings.store
    os.environ[PREFIX + "LANG"] = language
    warn(say("cli.serving", language, address=f"http://{host}:{port}"))
    # the other door is opened by its address: doors never import each other
    uvicorn.run("network.api:create_app", factory=True, host=host, port=port, log_level="warning")


def _taken(host: str, port: int) -> bool:
    """Does something already answer there?"""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        return probe.connect_ex((host, port)) == 0
