"""The listings of one revision as rows of JSON values, each made when a page first asks for it."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from network.study import plain

Row = dict[str, Any]
Lists = Mapping[str, list[Row]]


class Listed(Mapping[str, list[Row]]):
    """Rows by noun; the presences of a large territory are not written out for a page that only counts actors."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = tables
        self._rows: dict[str, list[Row]] = {}

    def __getitem__(self, noun: str) -> list[Row]:
        if noun not in self._rows:  # made twice when two ask at once: the same rows
            self._rows[noun] = plain(self._tables[noun].to_dict("records"))
        return self._rows[noun]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)
