"""Columns of any engine as one kind of table, so that the same facts make equal frames.

Whole numbers are int64, numbers float64, yes/no bool. A number column with an empty cell is float64 with
NaN. All else — texts, dates (`datetime.date`), lists, yes/no with an empty cell — are Python objects, an empty
cell being None.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

Columns = Mapping[str, list[Any]]


def frame(columns: Columns) -> pd.DataFrame:
    """A table from lists by column.

    Examples
    --------
    >>> frame({"uid": ["a", "b"], "people": [2, None], "name": ["x", None]}).dtypes.astype(str).to_dict()
    {'uid': 'object', 'people': 'float64', 'name': 'object'}
    """
    return pd.DataFrame({name: _column(values) for name, values in columns.items()}, columns=list(columns))


def rows(columns: Columns) -> list[dict[str, Any]]:
    """Dicts from lists by column.

    Examples
    --------
    >>> rows({"uid": ["a"], "people": [2]})
    [{'uid': 'a', 'people': 2}]
    """
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _column(values: list[Any]) -> pd.Series:
    kinds = set(map(type, values))
    if kinds == {bool}:
        return pd.Series(values, dtype=bool)
    if kinds == {int}:
        return pd.Series(values, dtype="int64")
    if kinds & {int, float} and kinds <= {int, float, type(None)}:
        return pd.Series(np.array(values, dtype="float64"))
    return pd.Series(values, dtype=object)
