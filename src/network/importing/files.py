"""Files into the store: read, resolved, tried or applied one by one, each its own batch and transaction."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from network.errors import NetworkError, Refused
from network.forms import Mapping, Reading, Refusal, Source, read_files
from network.identity import fold
from network.importing import journal
from network.importing.edits import with_edits
from network.importing.graph import Graph
from network.importing.outcome import Outcome, counted, sentence
from network.importing.plan import Changes, Plan, plan
from network.importing.resolver import Resolver
from network.importing.rows import FORMS
from network.importing.writing import write
from network.sentences import both
from network.store import Store, Transaction, attempt

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Call:
    """What is the same for all files of one import."""

    mapping: str
    territory: str | None
    today: dt.date
    now: dt.datetime
    by: str

    def resolver(self, graph: Graph) -> Resolver:
        return Resolver(graph, territory=self.territory, today=self.today)


def import_files(
    store: Store,
    sources: Sequence[Source],
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    territory: str | None = None,
    today: dt.date,
    now: dt.datetime,
    by: str,
    apply: bool,
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
    today, now : date, datetime
        The day dates are judged by, and the instant the batches carry.
    by : str
        Who imports.
    apply : bool
        False: a dry run. Nothing is written, and each file is tried beside what those before it would add.
    progress : callable, optional
        Told how many files are done, and of how many.

    Returns
    -------
    list of Outcome
        One a file, in the order in which they were imported.
    """
    call = Call(mapping.text if mapping else "", territory, today, now, by)
    files = Files(store, call, apply=apply)
    read = files.read(sources, form, mapping)
    outcomes = []
    for done, one in enumerate(sorted(read, key=_rank)):
        if progress:
            progress(done, len(read))
        outcomes.append(files.add(one))
    if progress:
        progress(len(read), len(read))
    return outcomes


def _rank(read: Reading | Refusal) -> int:
    """Files come in the order of `FORMS`, by the first form that each holds."""
    order = list(FORMS)
    return min((order.index(form) for form in read.forms), default=0) if isinstance(read, Reading) else 0


class Files:
    """The files of one call, each beside what the store holds and the files before it added."""

    def __init__(self, store: Store, call: Call, *, apply: bool) -> None:
        self._store = store
        self._call = call
        self._apply = apply
        self._tried: set[str] = set()
        self._start()

    def _start(self) -> None:
        """Forget what was read of the store, and read it again when it is needed."""
        self._revision = self._store.revision()
        self._resolver = self._call.resolver(Graph(self._store))

    def read(self, sources: Sequence[Source], form: str | None, mapping: Mapping | None) -> list[Reading | Refusal]:
        """Rows of the files; read again when a directory among them names actors that split a cell of another."""
        call, resolver = self._call, self._resolver
        named: set[str] = set()

        def again() -> list[Reading | Refusal]:
            return read_files(
                sources,
                form=form,
                mapping=mapping,
                territory=call.territory,
                today=call.today,
                known_actor=lambda name: resolver.actors.is_known(name) or fold(name) in named,
                known_territory=lambda name: resolver.territories.find(name) is not None,
            )

        read = again()
        named |= _actors_named(read)
        return again() if named and len(read) > 1 else read

    def add(self, read: Reading | Refusal) -> Outcome:
        if isinstance(read, Refusal):
            return Outcome(read.file, refused=read.error)
        batch = journal.batch_uid(read, self._call.mapping, self._call.territory)
        if batch in self._tried or journal.is_applied(self._store, batch):
            return Outcome(read.file, read.forms, sentence=both("importing.known-already"))
        self._tried.add(batch)
        planned = plan(read, batch, self._resolver)
        if not self._apply or not planned.changes:
            self._keep(planned.changes)
            return _outcome(read, planned)
        try:
            self._write(read, planned)
        except Refused as error:
            return self._tried_again(read, batch, error)
        return _outcome(read, planned, batch=batch)

    def _tried_again(self, read: Reading, batch: str, error: Refused) -> Outcome:
        """The dry run as it is now, for a file that could not be applied as it was tried."""
        again = plan(read, batch, self._call.resolver(Graph(self._store)))
        self._start()
        return _outcome(read, again, refused=error)

    def _keep(self, changes: Changes) -> None:
        """Count changes as made: the next file is read beside them."""
        for noun, facts in changes.items():
            self._resolver.graph.keep(noun, facts)

    def _write(self, read: Reading, planned: Plan) -> None:
        def work(transaction: Transaction) -> tuple[int, Changes]:
            graph = self._unmoved(transaction, read, planned)
            changes = with_edits(planned.changes, graph, transaction)
            write(transaction, changes, graph)
            journal.record(transaction, planned.batch, self._said(read, planned), _counts(read, planned))
            return _revision(transaction), changes

        before = self._revision
        self._revision, changes = attempt(self._store, work)
        if self._revision == before + 1:
            self._keep(changes)
        else:
            self._start()

    def _unmoved(self, transaction: Transaction, read: Reading, planned: Plan) -> Graph:
        """The facts that the plan was made beside; read again when another writer came between.

        Raises
        ------
        Refused
            The file would no longer do what its dry run said.
        """
        if _revision(transaction) == self._revision:
            return self._resolver.graph
        graph = Graph(transaction)
        if not plan(read, planned.batch, self._call.resolver(graph)).same_as(planned):
            raise Refused("importing.changed", file=read.file)
        return graph

    def _said(self, read: Reading, planned: Plan) -> dict[str, Any]:
        return {
            "file": read.file,
            "sha256": read.sha256,
            "form": "+".join(read.forms),
            "mapping": self._call.mapping or None,
            "time": journal.instant(self._call.now),
            "by": self._call.by,
            "territory": self._call.territory,
            "remarks": journal.remarks_text(planned.remarks),
        }


def _actors_named(read: Iterable[Reading | Refusal]) -> set[str]:
    """Folded names of the directories of a call."""
    rows = (row for one in read if isinstance(one, Reading) for row in one.rows if row.form == "actors")
    return {fold(str(row.values["name"])) for row in rows}


def _revision(transaction: Transaction) -> int:
    return int(next((row["value"] for row in transaction.read("meta/revision")), 0))


def _counts(read: Reading, planned: Plan) -> dict[str, Any]:
    """Counts by table; for a workbook of several forms, the form of each sheet too."""
    counts: dict[str, Any] = counted(planned.counts)
    if len(read.forms) > 1:
        counts["forms"] = {row.sheet: row.form for row in read.rows}
    return counts


def _outcome(read: Reading, planned: Plan, *, batch: str | None = None, refused: NetworkError | None = None) -> Outcome:
    counts = counted(planned.counts)
    words = sentence(counts, applied=batch is not None)
    return Outcome(read.file, read.forms, counts, words, planned.remarks, planned.pairs, refused, batch)
