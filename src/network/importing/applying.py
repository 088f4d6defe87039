"""One file after the other, tried or applied: each its own batch and its own transaction."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from network.errors import NetworkError, Refused
from network.forms import Mapping, Reading, Refusal, text_for
from network.importing import journal
from network.importing.edits import with_edits
from network.importing.graph import Changes, Graph
from network.importing.outcome import Outcome, counted, sentence
from network.importing.pace import Pace
from network.importing.plan import Plan, plan
from network.importing.resolver import Resolver
from network.importing.sealing import seal
from network.importing.writing import forget, write
from network.jobs import Cancelled
from network.sentences import Words, both
from network.store import Store, Transaction, attempt


@dataclass(frozen=True)
class Call:
    """What is the same for all files of one import."""

    mapping: Mapping | None
    territory: str | None
    today: dt.date
    now: dt.datetime
    by: str
    beside: bool = False  # a new version of a file does not replace the former one

    def resolver(self, graph: Graph) -> Resolver:
        return Resolver(graph, territory=self.territory, today=self.today)


class Files:
    """The files of one call, each beside what the store holds and the files before it added."""

    def __init__(
        self, store: Store, call: Call, *, apply: bool, shown: Collection[str] | None = None, pace: Pace | None = None
    ) -> None:
        self.store = store
        self.call = call
        self.pace = pace or Pace()
        self._apply = apply
        self._shown = shown
        self._tried: set[str] = set()
        self._start()

    def _start(self) -> None:
        """Forget what was read of the store, and read it again when it is needed."""
        self._revision = self.store.revision()
        self._resolver = self.call.resolver(Graph(self.store))

    def knows_actor(self, name: str) -> bool:
        return self._resolver.actors.is_known(name)

    def knows_territory(self, name: str) -> bool:
        return self._resolver.territories.find(name) is not None

    def add(self, read: Reading | Refusal) -> Outcome:
        if isinstance(read, Refusal):
            return Outcome(read.file, refused=read.error)
        batch = journal.batch_uid(read, text_for(self.call.mapping, read.file), self.call.territory)
        if batch in self._tried or journal.is_applied(self.store, batch):
            return _known_already(read)
        self._tried.add(batch)
        self.pace.comparing(read.file)
        planned = plan(read, batch, self._resolver, self.pace, beside=self.call.beside)
        if not self._apply or not planned.changes:
            self._resolver.graph.drop(planned.gone)
            self._keep(with_edits(planned.changes, self._resolver.graph, self.store))
            return _outcome(read, planned)
        try:
            written = self._write(read, planned)
        except Cancelled:
            raise
        except Refused as error:
            return self._tried_again(read, batch, error)
        return _outcome(read, planned, batch=batch) if written else _known_already(read)

    def _tried_again(self, read: Reading, batch: str, error: Refused) -> Outcome:
        """The dry run as it is now, for a file that could not be applied as it was tried."""
        again = plan(read, batch, self.call.resolver(Graph(self.store)), beside=self.call.beside)
        self._start()
        return _outcome(read, again, refused=error)

    def _keep(self, changes: Changes) -> None:
        """Count changes as made: the next file is read beside them."""
        for noun, facts in changes.items():
            self._resolver.graph.keep(noun, facts)

    def _write(self, read: Reading, planned: Plan) -> bool:
        """Write what was planned; False when another writer has just applied this very file."""
        self._check_shown(read, planned)
        self.pace.writing(read.file)

        def work(transaction: Transaction) -> tuple[int, Changes | None]:
            if _revision(transaction) != self._revision and journal.is_applied(transaction, planned.batch):
                return _revision(transaction), None
            graph = self._unmoved(transaction, read, planned)
            graph.drop(planned.gone)
            changes = with_edits(planned.changes, graph, transaction)
            write(transaction, changes, graph, self.pace)
            forget(transaction, planned.gone)
            if planned.version:
                journal.mark_undone(transaction, planned.version.former, self.call.now)
            journal.record(transaction, planned.batch, self._said(read, planned), _counts(read, planned))
            return _revision(transaction), changes

        before = self._revision
        self._revision, changes = attempt(self.store, work)
        if changes is not None and self._revision == before + 1:
            self._keep(changes)
        else:
            self._start()
        return changes is not None

    def _check_shown(self, read: Reading, planned: Plan) -> None:
        """What a person read is what is planned now, and what is planned is written, or nothing is: see `_unmoved`.

        Raises
        ------
        Refused
            The facts have moved since the dry run.
        """
        if self._shown is not None and seal(planned.changes, planned.gone) not in self._shown:
            raise Refused("importing.changed", file=read.file)

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
        again = plan(read, planned.batch, self.call.resolver(graph), beside=self.call.beside)
        if not again.same_as(planned):
            raise Refused("importing.changed", file=read.file)
        return graph

    def _said(self, read: Reading, planned: Plan) -> dict[str, Any]:
        return {
            "file": read.file,
            "sha256": read.sha256,
            "form": "+".join(read.forms),
            "mapping": text_for(self.call.mapping, read.file) or None,
            "time": journal.instant(self.call.now),
            "by": self.call.by,
            "territory": self.call.territory,
            "remarks": journal.remarks_text(planned.remarks),
            "replaces": planned.version.former if planned.version else None,
            **journal.origin(read.source),
        }


def _revision(transaction: Transaction) -> int:
    return int(next((row["value"] for row in transaction.read("meta/revision")), 0))


def _counts(read: Reading, planned: Plan) -> dict[str, Any]:
    """Counts by table; for a workbook of several forms, the form of each sheet too."""
    counts: dict[str, Any] = counted(planned.counts)
    if len(read.forms) > 1:
        counts["forms"] = {row.sheet: row.form for row in read.rows}
    return counts


def _known_already(read: Reading) -> Outcome:
    return Outcome(read.file, read.forms, sentence=both("importing.known-already"), encoding=read.encoding)


def _outcome(read: Reading, planned: Plan, *, batch: str | None = None, refused: NetworkError | None = None) -> Outcome:
    counts = counted(planned.counts)
    words = sentence(counts, applied=batch is not None)
    if version := planned.version:
        words = Words(f"{version.words.fr} {words.fr}", f"{version.words.en} {words.en}")
    told = (read.file, read.forms, counts, words, planned.remarks, planned.pairs)
    sealed, newcomers = seal(planned.changes, planned.gone), tuple(planned.newcomers)
    return Outcome(*told, refused, batch, sealed, newcomers, planned.version, read.encoding)
