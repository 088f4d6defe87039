"""The files of `imports/vocabulary/`, each read once."""

import tomllib
from functools import cache
from typing import Any

from network.resources import folder


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((folder("imports") / "vocabulary" / f"{name}.toml").read_text("utf-8"))
