"""From an address to a store: a folder is embedded, a `neo4j://` or `bolt://` URL is a server."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from network.errors import Refused
from network.settings import Settings
from network.store.engine import Engine
from network.store.graph import GraphStore
from network.store.migrations import migrate
from network.store.protocol import Store

SERVER = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(address: str, *, settings: Settings | None = None) -> Store:
    """Open a graph store, bring its schema up to date, and hand it over.

    Parameters
    ----------
    address : str
        A folder (made if absent) or the URL of a Neo4j server. Never a password: that is a setting.
    settings : Settings, optional
        Where user, password and database name of a server come from; by default the environment.

    Raises
    ------
    Refused
        The address is that of no store, or holds a password, or the store was made by a later version.
    StoreUnavailable
        The store is there but cannot be had: held by another process, down, wrong password, damaged.
    """
    engine = _engine(str(address), settings or Settings.from_environment())
    try:
        migrate(engine)
    except BaseException:
        engine.close()
        raise
    return GraphStore(engine)


def _engine(address: str, settings: Settings) -> Engine:
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/", address):
        from network.store.embedded import EmbeddedEngine  # on first use: either engine may be absent

        return EmbeddedEngine(Path(address))
    if urlsplit(address).scheme not in SERVER:
        raise Refused("store.no-store", address=without_credentials(address))
    if "@" in urlsplit(address).netloc:
        raise Refused("store.credentials", address=without_credentials(address))
    from network.store.server import ServerEngine

    return ServerEngine(address, settings)


def without_credentials(address: str) -> str:
    """The address as it may be shown.

    Examples
    --------
    >>> without_credentials("bolt://neo4j:secret@localhost:7687")
    'bolt://localhost:7687'
    """
    return re.sub(r"//[^/]*@", "//", address)
