"""Work that lasts longer than a reader's patience: started, followed, cancelled, its result kept a while.

In memory, for one process: a job is lost with the service that ran it, and nothing of it is stored.
"""

import secrets
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from network.errors import Refused, Unknown
from network.sentences import Words

State = Literal["waiting", "running", "done", "failed", "cancelled"]
ANSWERING: tuple[State, ...] = ("waiting", "running", "done")


class Progress(Protocol):
    """Told by work that lasts: how many steps are done, of how many, and what it does now."""

    def __call__(self, done: int, total: int, doing: Words | None = None, /) -> None: ...


Work = Callable[[Progress], Any]


class Cancelled(Refused):
    """The job was cancelled by the person who asked for it; nothing was written."""


@dataclass(eq=False)
class Job:
    """One piece of work: how far it is, and its result when it is there."""

    uid: str
    key: Hashable
    future: "Future[Any]" = field(default_factory=Future, repr=False)
    done: int = 0
    total: int = 0
    doing: Words | None = None
    stopped: threading.Event = field(default_factory=threading.Event, repr=False)

    @property
    def state(self) -> State:
        if self.future.cancelled():
            return "cancelled"
        if not self.future.done():
            return "running" if self.future.running() else "waiting"
        failure = self.future.exception()
        if failure is None:
            return "done"
        return "cancelled" if isinstance(failure, Cancelled) else "failed"

    def finished(self, seconds: float | None) -> bool:
        """Wait at most that long, or as long as it takes; True when the work is over, well or badly."""
        return bool(wait_for([self.future], timeout=seconds).done)

    def result(self) -> Any:
        """What the work returned; raises what it raised."""
        try:
            return self.future.result(timeout=0)
        except CancelledError:
            raise Cancelled("api.cancelled") from None

    def report(self, done: int, total: int, doing: Words | None = None, /) -> None:
        """Told by the work itself: `done` of `total`, and what it does now. A cancelled job stops here."""
        if self.stopped.is_set():
            raise Cancelled("api.cancelled")
        self.done, self.total, self.doing = done, total, doing


class Jobs:
    """The jobs of one process. Two people who ask the same thing (`key`) share one job and its result."""

    def __init__(self, *, workers: int = 2, kept: int = 100) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="job")
        self._kept = kept
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, work: Work, *, key: Hashable = None) -> Job:
        """Start the work, or return the job that does or did it already."""
        with self._lock:
            known = self.known(key)
            if known is not None:
                return known
            job = Job(f"job-{secrets.token_hex(10)}", key)
            job.future = self._pool.submit(work, job.report)
            self._jobs[job.uid] = job
            self._forget_oldest()
        return job

    def known(self, key: Hashable) -> Job | None:
        """The job that answers that question, under way or done well; None when there is none."""
        if key is None:
            return None
        alike = (job for job in list(self._jobs.values()) if job.key == key)
        return next((job for job in alike if job.state in ANSWERING and not job.stopped.is_set()), None)

    def find(self, uid: str) -> Job:
        job = self._jobs.get(uid)
        if job is None:
            raise Unknown("api.job", uid=uid)
        return job

    def cancel(self, uid: str) -> Job:
        """Ask the job to stop: at once if it waits, at its next step if it runs."""
        job = self.find(uid)
        job.stopped.set()
        job.future.cancel()
        return job

    def close(self) -> None:
        for job in list(self._jobs.values()):
            job.stopped.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _forget_oldest(self) -> None:
        over = [job for job in self._jobs.values() if job.future.done()]
        for job in over[: max(0, len(self._jobs) - self._kept)]:
            del self._jobs[job.uid]
