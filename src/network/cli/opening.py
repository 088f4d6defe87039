"""The store of a command, open for as long as the command runs."""

import datetime as dt
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from network.errors import StoreUnavailable
from network.settings import Settings
from network.store import Store, open_store


@contextmanager
def opened(address: str, settings: Settings, *, make: bool = False, scratch: bool = False) -> Iterator[Store]:
    """The store at that address, or the one of the settings.

    Only a command that fills a store makes one (`make`): a mistyped folder must not answer as an empty
    territory. A trial of what such a command would do is made beside, in a store that is thrown away
    (`scratch`).
    """
    address = address or settings.store
    absent = "://" not in address and not Path(address).exists()
    if absent and not (make or scratch):
        raise StoreUnavailable("cli.no-store", store=address)
    with TemporaryDirectory() as beside:
        store = open_store(str(Path(beside) / "store") if absent and scratch else address, settings=settings)
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
