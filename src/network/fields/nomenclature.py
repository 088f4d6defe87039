"""The workspace's own nomenclature of fields: codes that files use beside ours, and what each is called."""

import json
import tomllib
from collections.abc import Mapping

from network import vocabulary
from network.errors import Refused
from network.importing.folding import json_text
from network.importing.graph import Reader
from network.store import Store

KIND = "nomenclature"
UID = "nomenclature"


def nomenclature(store: Reader) -> Mapping[str, str]:
    """Code → label of the workspace's own fields, those of its mappings and those given by hand, which win.

    A code of ours is never renamed: it is left out.
    """
    own: dict[str, str] = {}
    for row in store.read("batch/list"):
        if row["state"] == "applied" and "[nomenclature]" in (row["mapping"] or ""):
            own |= _labels(row["mapping"])
    for row in store.read("private/list", kind=KIND):
        own |= json.loads(row["value"])
    return {code: label for code, label in own.items() if code not in vocabulary.fields()}


def keep_nomenclature(store: Store, text: str) -> Mapping[str, str]:
    """Keep the `[nomenclature]` of a TOML text beside the facts; the labels that the workspace then has.

    Parameters
    ----------
    store : Store
        Where it is kept; no fact changes.
    text : str
        TOML with a table `[nomenclature]`: code = label.

    Raises
    ------
    Refused
        It is no TOML, or it holds no such table of texts.
    """
    try:
        given = _labels(text)
    except tomllib.TOMLDecodeError as why:
        raise Refused("forms.mapping-toml", why=str(why)) from why
    if not given:
        raise Refused("fields.no-nomenclature")
    with store.transaction() as transaction:
        known = [json.loads(row["value"]) for row in transaction.read("private/list", kind=KIND)]
        kept = {code: label for one in (*known, given) for code, label in one.items()}
        transaction.write("private/keep", [{"uid": UID, "kind": KIND, "value": json_text(kept)}])
    return nomenclature(store)


def _labels(text: str) -> dict[str, str]:
    table = tomllib.loads(text).get("nomenclature", {})
    return {str(code): label for code, label in table.items() if isinstance(label, str) and label.strip()}
