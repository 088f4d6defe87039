"""Files into the store: read, taken in the order in which they build on each other, tried or applied."""

import datetime as dt
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from network.forms import Mapping, Reading, Refusal, Source, read_files
from network.importing.applying import Call, Files
from network.importing.named import Cells, key
from network.importing.outcome import Outcome
from network.importing.pace import Pace
from network.importing.rows import FORMS
from network.jobs import Progress
from network.people import objected
from network.store import Store


def import_files(
    store: Store,
    sources: Sequence[Source],
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    territory: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    hidden: str | None = None,
    today: dt.date,
    now: dt.datetime,
    by: str,
    apply: bool,
    beside: bool = False,
    shown: Collection[str] | None = None,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Import files, those that others build on first; a refused one is reported and the others go on.

    Parameters
    ----------
    store : Store
        Where the facts go.
    sources : sequence of Source
        Names and contents of the files.
    form : str, optional
        The form to read all of them by; recognised when absent.
    mapping : Mapping, optional
        Headers → roles, constants and joins, as a saved mapping says them.
    territory : str, optional
        Territory of the rows that name none.
    encoding, separator, hidden : str, optional
        How the files are to be opened, as `read_files` takes it.
    today, now : date, datetime
        The day dates are judged by, and the instant the batches carry.
    by : str
        Who imports.
    apply : bool
        False: a dry run. Nothing is written, and each file is tried beside what those before it would add.
    beside : bool
        A new version of a file known by the same name stands beside it; otherwise it replaces it.
    shown : collection of str, optional
        What a person read: `plan` of each outcome of the dry run. A file that would now write something else is
        refused with `importing.changed` and told as it would be now, the others go on.
    progress : callable, optional
        Told how many steps are done, of how many (each file is opened, read and compared), and what is done now;
        when it raises, the work stops there and the file it is at is not written.

    Returns
    -------
    list of Outcome
        One a file, in the order in which they were imported.
    """
    call, pace = Call(mapping, territory, today, now, by, beside), Pace(progress, len(sources))
    files = Files(store, call, apply=apply, shown=shown, pace=pace)
    with _nothing_collected():
        read = _read(files, sources, form=form, mapping=mapping, encoding=encoding, separator=separator, hidden=hidden)
        pace.found(len(read))
        outcomes = [files.add(one) for one in sorted(read, key=_rank)]
    pace.end()
    return outcomes


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Rows and facts all live until the end: looking for garbage among them took a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(files: Files, sources: Sequence[Source], **chosen: Any) -> list[Reading | Refusal]:
    """Rows of the files; read again when they name, one by one, the actors that a cell of theirs lists."""
    named: set[str] = set()
    person = objected(files.store)

    def known(name: str) -> bool:
        return files.knows_actor(name) or key(name) in named

    def again() -> list[Reading | Refusal]:
        return read_files(
            sources,
            **chosen,
            territory=files.call.territory,
            today=files.call.today,
            known_actor=known,
            known_territory=files.knows_territory,
            began=files.pace.reading,
            hiding=person.without_them if person else None,
        )

    read = again()
    cells = Cells.of(read)
    named |= cells.keys()
    return again() if cells.split(known) else read


def _rank(read: Reading | Refusal) -> int:
    """Files come in the order of `FORMS`, by the first form that each holds."""
    order = list(FORMS)
    return min((order.index(form) for form in read.forms), default=0) if isinstance(read, Reading) else 0


def import_file(
    store: Store,
    path: str | Path,
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    territory: str | None = None,
    today: dt.date | None = None,
    by: str = "python",
) -> Outcome:
    """Import one file in one call, as in a notebook: it is applied at once, and `undo` takes it back.

    Parameters
    ----------
    path : str or Path
        The file; `form`, `mapping` and `territory` are those of `import_files`.
    today : date, optional
        The day dates are judged by; by default the day of the call.

    Returns
    -------
    Outcome
        What it brought, with its remarks; `refused` when it could not be read.
    """
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)  # a notebook is a door: it reads the clock
    source = Source(Path(path).name, Path(path).read_bytes())
    [outcome] = import_files(
        store,
        [source],
        form=form,
        mapping=mapping,
        territory=territory,
        today=today or now.date(),
        now=now,
        by=by,
        apply=True,
    )
    return outcome
