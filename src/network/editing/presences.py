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
from network.vocabulary import residents_name

MOST_PEOPLE = 500


@dataclass(frozen=True)
class Presence:
    """Present, represented, excused or absent, and by how many people."""

    status: str
    people: int | None = None

    def said(self, *, known: bool) -> Properties:
        """What it says; nobody counted is one, unless the presence is known already."""
        people = self.people or (None if known else 1)
        return {"status": self.status} | ({"people": people} if people else {})

    @classmethod
    def read(cls, row: Mapping[str, Any], answers: Answers) -> "Presence | None":
        """The presence a row tells: present unless it says otherwise, by as many people as it says."""
        written = str(row.get("status") or "present").strip()
        status = written if written in STRENGTH else read_mark(written).status
        counted = row.get("people") not in (None, "")
        people = cls.counted(row["people"]) if counted else None
        if status is None:
            answers.wrong("present", "status-unknown", value=written)
        elif counted and not people:
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
    name = residents_name(known.territories.names[territory])
    found = known.actors.find(Mention(name, home=territory))
    if found:
        return found, []
    node, words = new_actor(known, name, territory, now)
    said: Properties = {"name": name, "kind": "group", "field": "vie-locale", "field_source": "file"}
    return node, [("actor", (node,), said), *words[1:]]
