"""JSON as it streams: lines of objects, one array, or an object that holds arrays; each record is read and let go.

Records are handed over as they are written, so that an extract holds the very bytes of the national file.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from network.errors import UnreadableFile

CHUNK = 1 << 20
MOST = 64 << 20  # letters of one record: beyond it, it is no record but the file itself
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,]*")
_KEY = re.compile(r'[\s,]*("(?:[^"\\]|\\.)*")\s*:\s*')
# « {"generatedAt": "…", "pmej": [{ »: plain values, then a list of objects
_CONTAINER = re.compile(r'\s*\{(?:\s*"[^"]*"\s*:\s*(?:"[^"]*"|[\w.+-]+|\[\s*\])\s*,)*\s*"[^"]*"\s*:\s*\[\s*\{')


class Pieces:
    """The text of a JSON file, cut into the outer signs, its lists and their records."""

    def __init__(self, file: str, text: io.TextIOBase, head: str = "") -> None:
        self._file, self._text = file, text
        self._buffer, self._at, self._over = head, 0, False

    def records(self) -> Iterator[tuple[str | None, str, Any]]:
        """Name of the list that holds it, text and value of each record; a plain value of the file comes as well.

        Raises
        ------
        UnreadableFile
            Not JSON, cut short, or one record larger than memory should hold.
        """
        first = self._next()
        if first == "{" and self._opens_lists():
            yield from self._named()
        else:
            yield from self._listed(None, "]" if self._skip("[") else "")

    def _named(self) -> Iterator[tuple[str | None, str, Any]]:
        """`"name": [records…]` one after the other."""
        self._skip("{")
        while not self._skip("}"):
            key = self._match(_KEY)
            name = json.loads(key)
            if self._skip("["):
                yield from self._listed(name, "]")
            else:
                yield (name, *self._value())

    def _listed(self, name: str | None, end: str) -> Iterator[tuple[str | None, str, Any]]:
        while (sign := self._next()) and sign != end:
            yield (name, *self._value())
        if end and not self._skip(end):
            raise self._broken()

    def _opens_lists(self) -> bool:
        """Whether an object holds lists of records, rather than being the first of many lines."""
        self._fill()
        try:
            _, end = _DECODER.raw_decode(self._buffer, self._at)
        except (ValueError, RecursionError):
            end = None  # larger than what was read: it is the file itself
        if end is not None and self._buffer[end : end + CHUNK].strip().startswith("{"):
            return False
        return _CONTAINER.match(self._buffer, self._at) is not None

    def _next(self) -> str:
        """The next sign that is neither space nor comma; empty at the end."""
        while True:
            found = _BETWEEN.match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._fill():
                return ""

    def _skip(self, sign: str) -> bool:
        if self._next() != sign:
            return False
        self._at += 1
        return True

    def _match(self, pattern: re.Pattern[str]) -> str:
        while (found := pattern.match(self._buffer, self._at)) is None or found.end() == len(self._buffer):
            if not self._fill():
                raise self._broken()
        self._at = found.end()
        return found[1]

    def _value(self) -> tuple[str, Any]:
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except (ValueError, RecursionError) as why:
                if not self._fill():
                    raise self._broken() from why
                continue
            if end == len(self._buffer) and self._fill():
                continue  # a number may go on
            text, self._at = self._buffer[self._at : end], end
            return text, value

    def _fill(self) -> bool:
        """Read on, and forget what was handed over; whether there was anything."""
        if self._over:
            return False
        more = self._text.read(
            max(CHUNK, len(self._buffer) - self._at)
        )  # twice as much each time: no record is tried often
        self._buffer, self._at = self._buffer[self._at :] + more, 0
        self._over = not more
        if len(self._buffer) > 2 * MOST:
            raise UnreadableFile("tables.too-deep", file=self._file, limit=20)
        return bool(more)

    def _broken(self) -> UnreadableFile:
        return UnreadableFile("registers.unreadable", file=self._file)
