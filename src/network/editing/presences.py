"""Who was at a meeting: a status, a number of people, and the group that anonymous residents are."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from network.editing.actors import new_actor
from network.editing.answers import Answers
from network.editing.known import Known
from network.forms.presence import STRENGTH, read_mark
from network.importing.actors import Mention
from network.importing.edits import Word
from network.model import Properties

MOST_PEOPLE = 500


@dataclass(frozen=True)
class Presence:
    """Present, represented, excused or absent, and by how many people."""

    status: str
    people: int | None = None

    @property
    def said(self) -> Properties:
        return {"status": self.status} | ({"people": self.people} if self.people else {})

    @classmethod
    def read(cls, row: Mapping[str, Any], answers: Answers) -> "Presence | None":
        """The presence a row tells: present with one person unless it says otherwise."""
        written = str(row.get("status") or "present").strip()
        status = written if written in STRENGTH else read_mark(written).status
        people = cls.counted(row.get("people") or 1)
        if status is None:
            answers.wrong("present", "status-unknown", value=written)
        elif people is None:
            answers.wrong("present", "not-a-number", value=row["people"])
        else:
            return cls(status, people)
        return None

    @staticmethod
    def counted(number: Any) -> int | None:
        """A number of people, or None when it is none.

        Examples
        --------
        >>> Presence.counted("4"), Presence.counted("quatre"), Presence.counted(-1)
        (4, None, None)
        """
        text = str(number).strip()
        return int(text) if text.isdecimal() and int(text) <= MOST_PEOPLE else None


def residents_words(known: Known, territory: str, now: dt.datetime) -> tuple[str, list[Word]]:
    """The group that anonymous residents of a quartier are a presence of, as files make it."""
    name = f"Habitants – {known.territories.names[territory]}"
    found = known.actors.find(Mention(name, home=territory))
    if found:
        return found, []
    node, words = new_actor(known, name, territory, now)
    said: Properties = {"name": name, "kind": "group", "field": "vie-locale", "field_source": "file"}
    return node, [("actor", (node,), said), *words[1:]]
