"""The whole store as one file that depends on no engine: one JSON line a row, compressed, sealed by a hash.

The same facts give the same bytes, whichever engine held them.
"""

import datetime as dt
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from network.errors import Refused, UnreadableFile
from network.store.holdings import Holding, Row, contents, holdings, write
from network.store.protocol import Reading, Store

HEAD = {"archive": "passerelles", "format": 1}


def dump(store: Store, path: Path) -> str:
    """Write the archive of a store; its canonical hash. A file of that name is replaced only by a whole one."""
    arriving = path.with_name(path.name + ".part")
    try:
        arriving.touch(mode=0o600)  # it holds everything, contacts included
        with store.transaction() as transaction, arriving.open("wb") as file:  # writers wait: one state, not several
            seal = _write(file, lines(transaction))
        arriving.replace(path)
    except OSError as error:
        raise Refused("store.archive-place", file=path, reason=error.strerror or "") from error
    finally:
        arriving.unlink(missing_ok=True)
    return seal


def digest(store: Store) -> str:
    """Canonical hash of everything a store holds: equal on two engines exactly when they hold the same."""
    seal = hashlib.sha256()
    with store.transaction() as transaction:
        for line in lines(transaction):
            seal.update(line)
    return seal.hexdigest()


def restore(store: Store, path: Path) -> int:
    """Bring an archive back into an empty store, whole or not at all; how many rows.

    Raises
    ------
    UnreadableFile
        The file is no archive, was cut short, or was altered.
    Refused
        The store is not empty, or the archive holds what the schema does not know.
    """
    verify(path)
    return _fill(store, _rows(path))


def copy(source: Store, target: Store) -> int:
    """Everything of one store into another, empty one, whatever their engines; how many rows."""
    with source.transaction() as transaction:
        return _fill(target, contents(transaction))


def verify(path: Path) -> None:
    """Refuse a file that is no archive, or whose hash is not that of its lines."""
    seal = hashlib.sha256()
    last = b""
    for line in _read(path):
        seal.update(last)
        last = line
    if _parsed(path, last) != {"sha256": seal.hexdigest()}:
        raise UnreadableFile("store.archive-altered", file=path.name)


def lines(reading: Reading) -> Iterator[bytes]:
    """Canonical lines of everything a store holds: the head, then every row in a fixed order."""
    yield _line(HEAD)
    for holding, row in contents(reading):
        yield _line({"noun": holding.noun, **row})


def _write(file: BinaryIO, lines: Iterator[bytes]) -> str:
    """Lines, then their hash, compressed without name or time: the same facts are the same bytes."""
    seal = hashlib.sha256()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as packed:
        for line in lines:
            seal.update(line)
            packed.write(line)
        packed.write(_line({"sha256": seal.hexdigest()}))
    return seal.hexdigest()


def _line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dt.date.isoformat)
    return text.encode() + b"\n"


def _fill(store: Store, rows: Iterator[tuple[Holding, Row]]) -> int:
    if any(store.about().counts.values()):
        raise Refused("store.not-empty", address=store.about().address)
    with store.transaction() as transaction:
        return write(transaction, rows)


def _read(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            yield from file
    except FileNotFoundError as error:
        raise UnreadableFile("store.archive-absent", file=path) from error
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile("store.archive", file=path.name) from error


def _parsed(path: Path, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise UnreadableFile("store.archive", file=path.name) from error
    if not isinstance(value, dict):
        raise UnreadableFile("store.archive", file=path.name)
    return value


def _rows(path: Path) -> Iterator[tuple[Holding, Row]]:
    known = {holding.noun: holding for holding in holdings()}
    lines = _read(path)
    if _parsed(path, next(lines, b"")) != HEAD:
        raise UnreadableFile("store.archive", file=path.name)
    for line in lines:
        row = _parsed(path, line)
        noun = row.pop("noun", None)
        if noun is None:  # the seal, last
            return
        if noun not in known:
            raise Refused("store.noun", noun=noun)
        yield known[noun], _typed(known[noun], row)


def _typed(holding: Holding, row: Row) -> Row:
    """Dates, which JSON writes as text, as dates again."""
    properties = holding.properties or {}
    dates = [name for name in row.get("p", {}) if properties.get(name) == "date"]
    for name in dates:
        try:
            row["p"][name] = dt.date.fromisoformat(row["p"][name])
        except (TypeError, ValueError):
            raise Refused("store.value", noun=holding.noun, name=name, kept="date", given="text") from None
    return row
