"""Who objects to being named: kept as dates and keyed hashes beside the facts, never as a name."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from network import vocabulary
from network.errors import Refused, Unknown
from network.identity import name_key
from network.people.erasing import erase
from network.people.hiding import KIND, Objected
from network.people.keys import Hash, hasher, initials, mail_box, name_words, phone_number, whole
from network.people.secret import secret_of
from network.settings import Settings
from network.store import Store


@dataclass(frozen=True)
class Objection:
    """One person who objects, without the name: since when, and who wrote it down."""

    uid: str
    since: str
    by: str

    def as_dict(self) -> dict[str, str]:
        return {"uid": self.uid, "since": self.since, "by": self.by}


def object_to(
    store: Store,
    name: str,
    *,
    organisation: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    by: str,
    now: dt.datetime,
    settings: Settings | None = None,
) -> str:
    """Write down that a person objects: the name goes from all that is held, and no file brings it back.

    Parameters
    ----------
    store : Store
        Where hashes are kept; the name itself is written nowhere.
    name : str
        Given name and surname, in any order.
    organisation : str, optional
        Where the person works: « Mme Martin » and « MARTIN C. » are then recognised too, in its lines only.
    email, phone : str, optional
        Theirs; recognised wherever they are written.
    by : str
        Who writes it down.
    now : datetime
        When.
    settings : Settings, optional
        Where the secret is; by default the environment.

    Returns
    -------
    str
        Uid of the objection: what `withdraw` takes. The same person twice is one objection.

    Raises
    ------
    Refused
        The name is not a given name and a surname, or there is no secret.
    """
    words = name_words(name)
    if len(words) < 2 or not all(word.isalpha() for word in words):
        raise Refused("people.whole-name")
    key = hasher(secret_of(store, settings))
    value: dict[str, Any] = {
        "since": now.astimezone(dt.UTC).replace(microsecond=0).isoformat(),
        "by": by,
        "size": len(words),
        "words": sorted({key("word", (word,)) for word in words}),
        "whole": key("whole", whole(words)),
        "short": _short(key, words, organisation) if organisation else [],
        "mail": key("mail", (mail_box(email),)) if email else None,
        "phone": key("phone", (phone_number(phone),)) if phone else None,
    }
    uid = f"obj-{key('uid', (*whole(words), name_key(organisation or '', vocabulary.acronyms())))[:20]}"
    with store.transaction() as transaction:
        transaction.write("private/keep", [{"uid": uid, "kind": KIND, "value": json.dumps(value, sort_keys=True)}])
        erase(transaction, Objected(key, [value]))
    return uid


def _short(key: Hash, words: tuple[str, ...], organisation: str) -> list[str]:
    """A surname alone, or beside an initial, in the lines of the person's organisation."""
    at = name_key(organisation, vocabulary.acronyms())
    alone = [key("alone", (word, at)) for word in words if len(word) > 1]
    return sorted({*alone, *(key("initial", (word, letter, at)) for word, letter in initials(words))})


def withdraw(store: Store, uid: str) -> None:
    """Forget an objection: the person agrees again.

    Raises
    ------
    Unknown
        No objection has this uid.
    """
    if uid not in {one.uid for one in objections(store)}:
        raise Unknown("people.no-objection", uid=uid)
    with store.transaction() as transaction:
        transaction.write("private/forget", [{"uid": uid}])


def objections(store: Store) -> list[Objection]:
    """Every objection, the oldest first: dates and who wrote it down, never who objects."""
    rows = ((row["uid"], json.loads(row["value"])) for row in store.read("private/list", kind=KIND))
    return sorted(
        (Objection(uid, said["since"], said["by"]) for uid, said in rows), key=lambda one: (one.since, one.uid)
    )
