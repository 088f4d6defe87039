"""The graph database: facts in, named questions out, the same on the embedded engine and on Neo4j."""

from network.store.attempts import attempt
from network.store.opening import open_store
from network.store.protocol import Store, StoreBusy, StoreInfo, Transaction

__all__ = ["Store", "StoreBusy", "StoreInfo", "Transaction", "attempt", "open_store"]
