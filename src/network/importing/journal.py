"""Batches: each applied file and each hand edit, what it counted and what was remarked."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from network.errors import Unknown
from network.forms import Origin, Reading
from network.importing.folding import json_text
from network.importing.graph import Reader
from network.model import uid
from network.remarks import Remark
from network.store import Store, Transaction

ORIGIN = ("source", "licence", "source_date", "source_url")
"""What a batch keeps of the public source of its file."""


def batches(store: Store) -> list[dict[str, Any]]:
    """Every batch, the latest first, the undone ones too."""
    return [_shown(row) for row in reversed(store.read("batch/list"))]


def batch(store: Store, batch_uid: str) -> dict[str, Any]:
    """One batch with its remarks.

    Raises
    ------
    Unknown
        No batch has this uid.
    """
    row = find(store, batch_uid)
    return {**_shown(row), "remarks": [remark.as_dict() for remark in _remarks(row)]}


def remarks_of(store: Store, batch_uid: str) -> list[Remark]:
    """What was remarked when a batch was applied.

    Raises
    ------
    Unknown
        No batch has this uid.
    """
    return _remarks(find(store, batch_uid))


def _remarks(row: Mapping[str, Any]) -> list[Remark]:
    return [Remark(**one) for one in json.loads(row["remarks"] or "[]")]


def find(reader: Reader, batch_uid: str) -> dict[str, Any]:
    for row in reader.read("batch/list"):
        if row["uid"] == batch_uid:
            return row
    raise Unknown("importing.batch-unknown", batch=batch_uid)


def batch_uid(reading: Reading, mapping: str, territory: str | None) -> str:
    """The same file read the same way is the same batch, whatever its name and whenever it comes."""
    chosen = (reading.handling,) if reading.handling else ()
    return uid("bat", reading.sha256, "+".join(reading.forms), mapping, territory or "", *chosen)


def is_applied(reader: Reader, batch_uid: str) -> bool:
    return any(row["uid"] == batch_uid and row["state"] == "applied" for row in reader.read("batch/list"))


def record(transaction: Transaction, batch_uid: str, said: Mapping[str, Any], counts: Mapping[str, Any]) -> None:
    """Write down a batch as the last one applied."""
    order = max((row["order"] for row in transaction.read("batch/list")), default=0) + 1
    properties = {**said, "counts": json_text(counts), "state": "applied", "undone": None, "order": order}
    transaction.write("batch/write", [{"uid": batch_uid, "p": properties}])


def mark_undone(transaction: Transaction, batch_uid: str, now: dt.datetime) -> None:
    transaction.write("batch/write", [{"uid": batch_uid, "p": {"state": "undone", "undone": instant(now)}}])


def instant(now: dt.datetime) -> str:
    """An instant as it is kept: ISO-8601, UTC.

    Examples
    --------
    >>> instant(dt.datetime(2024, 3, 1, 11, 12, tzinfo=dt.timezone(dt.timedelta(hours=1))))
    '2024-03-01T10:12:00+00:00'
    """
    return now.astimezone(dt.UTC).replace(microsecond=0).isoformat()


def origin(source: Origin | None) -> dict[str, str | None]:
    """The public source of a file as its batch keeps it.

    Examples
    --------
    >>> origin(Origin("FINESS", "Licence ouverte 2.0", "2024-11"))["licence"]
    'Licence ouverte 2.0'
    """
    told = (source.name, source.licence, source.date, source.url) if source else (None,) * len(ORIGIN)
    return dict(zip(ORIGIN, told, strict=True))


def remarks_text(remarks: Sequence[Remark]) -> str:
    return json_text([asdict(remark) for remark in remarks])


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    names = ("uid", "file", "form", "time", "by", "state", "undone", "order", "territory", "replaces", *ORIGIN)
    return {**{name: row[name] for name in names}, "counts": json.loads(row["counts"] or "{}")}
