"""Trying a whole unit of work again when another writer was in the way."""

import time
from collections.abc import Callable
from typing import TypeVar

from network.store.protocol import Store, StoreBusy, Transaction

ATTEMPTS = 5
FIRST_WAIT = 0.05  # seconds, doubled each time

T = TypeVar("T")


def attempt(store: Store, work: Callable[[Transaction], T]) -> T:
    """Do `work` in one transaction, from its first statement again if the engine asks for it.

    `work` reads what it needs inside, so that it can run more than once.
    """
    for turn in range(ATTEMPTS - 1):
        try:
            with store.transaction() as transaction:
                return work(transaction)
        except StoreBusy:
            time.sleep(FIRST_WAIT * 2**turn)
    with store.transaction() as transaction:
        return work(transaction)
