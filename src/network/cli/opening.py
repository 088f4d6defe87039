"""The store of a command, open for as long as the command runs."""

import datetime as dt
import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from network.settings import Settings
from network.store import Store, open_store


@contextmanager
def opened(address: str, settings: Settings) -> Iterator[Store]:
    """The store at that address, or the one of the settings."""
    store = open_store(address or settings.store, settings=settings)
    try:
        yield store
    finally:
        store.close()


def now() -> dt.datetime:
    """The instant of the command: the one clock below the doors is what they are told."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def today() -> dt.date:
    """The day of the command, where it runs."""
    return dt.date.today()


def who() -> str:
    """The account that runs the command, as provenance says it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "?"
