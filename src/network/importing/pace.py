"""How far a call of import is, told to whoever waits for it; whoever waits may stop it at any of these moments."""

from collections.abc import Iterator, Sequence
from typing import overload

from network.forms import Row
from network.jobs import Progress
from network.sentences import Words, both

ROWS = 500
"""Rows between two moments at which a long file can be stopped, and at which other threads get their turn."""


class Pace:
    """Each file is opened, read and compared with what is known: three steps a file."""

    def __init__(self, progress: Progress | None = None, files: int = 0) -> None:
        self._progress, self._files = progress, files
        self._begun = self._compared = 0
        self._now: tuple[int, Words | None] = (0, None)

    def reading(self, file: str) -> None:
        """A file is about to be opened, or its rows to be read; a call that reads twice stays where it was."""
        self._tell(min(self._begun, 2 * self._files), "importing.doing-reading", file, self._begun % self._files)
        self._begun += 1

    def found(self, files: int) -> None:
        """How many files there are in the end: a folder that was zipped holds several."""
        self._files = files

    def comparing(self, file: str) -> None:
        """The rows of a file are about to be compared with what is known."""
        self._tell(2 * self._files + self._compared, "importing.doing-comparing", file, self._compared)
        self._compared += 1

    def writing(self, file: str) -> None:
        """The changes of a file are about to be written, all or none."""
        self._tell(2 * self._files + self._compared - 1, "importing.doing-writing", file, self._compared - 1)

    def step(self) -> None:
        """Still at the same: the moment at which the work may be stopped."""
        if self._progress:
            self._progress(self._now[0], 3 * self._files, self._now[1])

    def end(self) -> None:
        self._now = (3 * self._files, None)
        self.step()

    def _tell(self, done: int, key: str, file: str, place: int) -> None:
        self._now = (done, both(key, file=file, n=place + 1, total=self._files))
        self.step()


class Paced(Sequence[Row]):
    """The rows of one file, with a moment at which to stop every `ROWS`."""

    def __init__(self, rows: Sequence[Row], pace: Pace) -> None:
        self._rows, self._pace = rows, pace

    def __iter__(self) -> Iterator[Row]:
        for rank, row in enumerate(self._rows):
            if rank % ROWS == 0:
                self._pace.step()
            yield row

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return self._rows[at]
