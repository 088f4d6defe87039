"""Jobs of the service whose unforeseen failures are logged once, and told as any problem is."""

import logging
import traceback
from collections.abc import Hashable
from types import TracebackType

from network.errors import NetworkError
from network.jobs import Job, Jobs, Progress, Work

LOG = logging.getLogger(__name__)


class ToldJobs(Jobs):
    """Jobs that fail with a sentence: what nobody foresaw is `api.unexpected`, its trace is in the log."""

    def start(self, work: Work, *, key: Hashable = None) -> Job:
        def told(progress: Progress) -> object:
            with _Unforeseen():
                return work(progress)

        return super().start(told, key=key)


class _Unforeseen:
    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The lines of the trace and the kind of error; not its message, which may quote a person's data."""
        if isinstance(error, Exception) and not isinstance(error, NetworkError):
            LOG.error("A job failed: %s\n%s", type(error).__name__, "".join(traceback.format_tb(trace)))
            raise NetworkError("api.unexpected") from error
