"""The secret that the hashes of persons are keyed with: from the environment, or made once in an embedded store."""

import hashlib
import json
import os
import secrets
from pathlib import Path

from network.errors import Refused
from network.settings import Settings
from network.store import Store

FILE = "secret"
KIND = UID = "secret-fingerprint"


def secret_of(store: Store, settings: Settings | None = None) -> bytes:
    """The secret of this workspace; its fingerprint stays in the graph, and another secret is refused.

    Parameters
    ----------
    store : Store
        Whose objections it keys.
    settings : Settings, optional
        By default those of the environment: `PASSERELLES_SECRET`. Without it, an embedded store makes its own
        file, readable by its owner alone, once.

    Raises
    ------
    Refused
        The secret is not the one that this workspace was begun with, or a server has none.
    """
    secret = _given(settings or Settings.from_environment()) or _beside(store)
    if secret is None:
        raise Refused("people.no-secret")
    fingerprint = hashlib.sha256(b"passerelles" + secret).hexdigest()[:16]
    known = [json.loads(row["value"]) for row in store.read("private/list", kind=KIND)]
    if known and known[0] != fingerprint:
        raise Refused("people.other-secret")
    if not known:
        with store.transaction() as transaction:
            transaction.write("private/keep", [{"uid": UID, "kind": KIND, "value": json.dumps(fingerprint)}])
    return secret


def _given(settings: Settings) -> bytes | None:
    return settings.secret.encode() if settings.secret else None


def _beside(store: Store) -> bytes | None:
    folder = Path(store.about().address)
    if not folder.is_dir():
        return None
    path = folder / FILE
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Whole and private from its first byte; whoever comes second reads that of the first."""
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(made, "w") as file:
        file.write(secrets.token_hex(32))
