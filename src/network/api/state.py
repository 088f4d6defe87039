"""What one running service holds: its settings, its store, its jobs, the uploads that wait."""

import datetime as dt
import secrets
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from network import editing, networks, resolving
from network.api.failures import ToldJobs
from network.api.listed import Listed
from network.api.listed import Lists as Lists
from network.api.listed import Row as Row
from network.api.uploads import Uploads
from network.demonstration import is_fictional
from network.fields import nomenclature
from network.jobs import Job, Jobs, Progress, Work
from network.listings import tables
from network.sentences import both
from network.settings import Settings
from network.store import Store
from network.study import Lens, Network

TURN = 0.5  # seconds between two looks at whether another change has ended


@dataclass(eq=False)
class State:
    """Held for the life of the service; what is computed from facts is kept for one revision only."""

    settings: Settings
    store: Store
    uploads: Uploads
    jobs: Jobs = field(default_factory=ToldJobs)
    edition: str = field(default_factory=lambda: secrets.token_hex(4))  # two services never share an ETag
    writing: threading.Lock = field(default_factory=threading.Lock)  # one change of facts at a time, seen whole
    _read: dict[str, tuple[int, Any]] = field(default_factory=dict)
    _known: dict[str, Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def lists(self) -> Lists:
        """Every listing as rows of JSON values, read once per revision for all pages."""
        lists: Lists = self._once("lists", lambda: Listed(tables(self.store)))
        return lists

    def meanwhile(self, name: str) -> Any:
        """What a page reads first (the names are those of `_first`), as far as it is known.

        While somebody changes the facts it is what it was before: no page waits for the end of an import.
        """
        if name not in self._known or not self.writing.locked():
            self._known[name] = self._first()[name]()
        return self._known[name]

    def settle(self) -> None:
        """Read all of that again, at the end of work that somebody waits for anyway."""
        self._known = {name: read() for name, read in self._first().items()}

    def _first(self) -> dict[str, Callable[[], Any]]:
        return {
            "lists": self.lists,
            "pairs": lambda: len(resolving.waiting(self.store)),
            "contradictions": lambda: len(editing.contradictions(self.store)),
            "own-fields": self.own_fields,
            "fictional": lambda: is_fictional(self.store),
        }

    def own_fields(self) -> Mapping[str, str]:
        """Code → label of the workspace's own fields, read once per revision."""
        labels: Mapping[str, str] = self._once("own-fields", lambda: nomenclature(self.store))
        return labels

    def _once(self, name: str, read: Callable[[], Any]) -> Any:
        """What was read under that name at this revision, by whoever asked first."""
        with self._lock:
            revision = self.store.revision()
            if name not in self._read or self._read[name][0] != revision:
                self._read[name] = revision, read()
            return self._read[name][1]

    def reader(self, *over: Lens) -> Callable[[Lens], Network]:
        """From lens to Network, on the facts as they are now."""
        return networks.reader(self.store, over)

    def computed(self, name: str, asked: Hashable, work: Work) -> Job:
        """The job that computes something from the facts as they are now; the same question is computed once."""
        return self.jobs.start(work, key=(name, asked, self.store.revision()))

    @contextmanager
    def changing(self, progress: Progress) -> Iterator[None]:
        """One change of facts at a time, for work that lasts: it says that it waits, and may be stopped meanwhile."""
        while not self.writing.acquire(timeout=TURN):
            progress(0, 0, both("api.waiting-for-another"))
        try:
            yield
        finally:
            self.writing.release()

    def close(self) -> None:
        self.jobs.close()
        self.uploads.close()


def by_uid(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["uid"]: row for row in rows}


def today() -> dt.date:
    return dt.date.today()


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
