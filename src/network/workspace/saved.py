"""Mappings saved by name with the shapes of the sheets they read; kept with the store, no fact changes."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from network.errors import Refused, Unknown
from network.forms import Mapping, read_mapping
from network.identity import fold
from network.model import uid
from network.store import Store, Transaction, attempt

KIND = "mapping"
LONGEST_NAME = 80


@dataclass(frozen=True)
class SavedMapping:
    """A way of reading files of one shape.

    `shapes` names the headers of the sheet of each block of the mapping, in the order of its blocks; "" for a block
    that is found by the name of its sheet only.
    """

    uid: str
    name: str
    text: str
    shapes: tuple[str, ...]
    by: str
    time: str

    @property
    def mapping(self) -> Mapping:
        return read_mapping(self.text)

    @property
    def forms(self) -> list[str]:
        """Codes of the forms that it reads by."""
        return list(dict.fromkeys(one.form for one in self.mapping.files if not one.leave))

    def as_dict(self) -> dict[str, object]:
        return {"uid": self.uid, "name": self.name, "forms": self.forms, "by": self.by, "time": self.time}


def save_mapping(store: Store, name: str, text: str, shapes: Sequence[str], *, by: str, now: dt.datetime) -> str:
    """Keep a mapping under a name, in place of the one of that name; its uid.

    Raises
    ------
    Refused
        The name is empty or longer than 80 characters, or the text is no mapping.
    """
    name = " ".join(name.split())
    if not fold(name) or len(name) > LONGEST_NAME:
        raise Refused("workspace.template-name", longest=LONGEST_NAME)
    read_mapping(text)
    said = {"name": name, "text": text, "shapes": list(shapes), "by": by, "time": now.isoformat(timespec="seconds")}
    node = uid("tem", fold(name))

    def work(transaction: Transaction) -> str:
        row = {"uid": node, "kind": KIND, "value": json.dumps(said, ensure_ascii=False, sort_keys=True)}
        transaction.write("private/keep", [row])
        return node

    return attempt(store, work)


def mappings(store: Store) -> list[SavedMapping]:
    """The saved mappings, the latest first."""
    found = [_saved(str(row["uid"]), str(row["value"])) for row in store.read("private/list", kind=KIND)]
    return sorted(found, key=lambda one: (one.time, one.uid), reverse=True)


def mapping_named(store: Store, name: str) -> SavedMapping:
    """The saved mapping of that name or uid.

    Raises
    ------
    Unknown
        There is none; the message names those that exist.
    """
    known = mappings(store)
    found = next((one for one in known if one.uid == name or fold(one.name) == fold(name)), None)
    if found is None:
        raise Unknown("workspace.no-template", name=name, known=", ".join(f"« {one.name} »" for one in known) or "–")
    return found


def forget_mapping(store: Store, node: str) -> None:
    """Forget a saved mapping, by its uid or its name; what was imported with it stays.

    Raises
    ------
    Unknown
        There is none.
    """
    found = mapping_named(store, node)
    attempt(store, lambda transaction: transaction.write("private/forget", [{"uid": found.uid}]))


def _saved(node: str, value: str) -> SavedMapping:
    said = json.loads(value)
    return SavedMapping(node, said["name"], said["text"], tuple(said["shapes"]), said["by"], said["time"])
