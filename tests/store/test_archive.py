"""The archive says the same whichever engine held the facts, and nothing half-restored is ever left."""

import gzip
import json

import pytest

from network.errors import Refused, UnreadableFile
from network.store import open_store
from network.store.archive import copy, digest, dump, restore, verify
from store_toy import fill


def other(tmp_path, name="other"):
    return open_store(str(tmp_path / name))


def test_dump_then_restore_gives_the_same_archive(store, tmp_path):
    fill(store)
    seal = dump(store, tmp_path / "a.jsonl.gz")
    again = other(tmp_path)
    assert restore(again, tmp_path / "a.jsonl.gz") > 60
    assert dump(again, tmp_path / "b.jsonl.gz") == seal == digest(store) == digest(again)
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    again.close()


@pytest.mark.neo4j
def test_both_engines_give_the_same_bytes_in_both_directions(embedded, server_store, neo4j_server, tmp_path):
    fill(embedded)
    dump(embedded, tmp_path / "kglite.jsonl.gz")
    restore(server_store, tmp_path / "kglite.jsonl.gz")
    dump(server_store, tmp_path / "neo4j.jsonl.gz")
    assert (tmp_path / "kglite.jsonl.gz").read_bytes() == (tmp_path / "neo4j.jsonl.gz").read_bytes()
    back = other(tmp_path)
    assert copy(server_store, back) > 60
    assert digest(back) == digest(embedded)
    back.close()
    neo4j_server.empty()
    copy(embedded, server_store)
    assert digest(server_store) == digest(embedded)


def test_an_empty_store_has_an_archive_too(embedded, tmp_path):
    dump(embedded, tmp_path / "a.jsonl.gz")
    assert len(gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).splitlines()) == 2  # head and seal
    assert restore(embedded, tmp_path / "a.jsonl.gz") == 0


def test_a_store_that_holds_something_is_not_restored_into(embedded, tmp_path):
    fill(embedded)
    dump(embedded, tmp_path / "a.jsonl.gz")
    with pytest.raises(Refused, match="n'est pas vide"):
        restore(embedded, tmp_path / "a.jsonl.gz")


def sealed(path, *rows):
    """An archive made by hand, with a right hash."""
    import hashlib

    lines = [json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows]
    seal = json.dumps({"sha256": hashlib.sha256(b"".join(lines)).hexdigest()}).encode()
    path.write_bytes(gzip.compress(b"".join(lines) + seal))
    return path


HEAD = {"archive": "passerelles", "format": 1}
ACTOR = {"noun": "actor", "uid": "a", "p": {"name": "A"}, "sources": [], "said": None}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({**ACTOR, "p": {"colour": "red"}}, "n'a pas de propriété « colour »"),
        ({**ACTOR, "p": {"since": "un jour"}}, "« actor.since » attend date"),
        ({**ACTOR, "noun": "dragon"}, "ne connaît pas « dragon »"),
    ],
)
def test_an_archive_outside_the_schema_leaves_the_store_empty(embedded, tmp_path, row, words):
    path = sealed(tmp_path / "a.jsonl.gz", HEAD, ACTOR | {"uid": "first"}, row)
    with pytest.raises(Refused, match=words):
        restore(embedded, path)
    assert not any(embedded.about().counts.values())


def test_an_archive_that_was_cut_short_or_altered_is_refused(embedded, tmp_path):
    fill(embedded)
    path = tmp_path / "a.jsonl.gz"
    dump(embedded, path)
    whole = path.read_bytes()
    text = gzip.decompress(whole)
    for content, words in [
        (whole[: len(whole) // 2], "tronquée"),
        (b"not compressed", "n'est pas une archive"),
        (b"", "n'est pas une archive"),
        (gzip.compress(b"[]\n"), "n'est pas une archive"),
        (gzip.compress(b"{}\n"), "modifiée"),
        (gzip.compress(text.replace(b"education", b"prevention", 1)), "modifiée"),
        (gzip.compress(b"\n".join(text.splitlines()[:-1])), "modifiée"),
    ]:
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match=words):
            verify(path)


def test_an_archive_that_is_not_there_or_has_no_place_to_go(embedded, tmp_path):
    with pytest.raises(UnreadableFile, match="Il n'y a pas d'archive"):
        restore(embedded, tmp_path / "nothing.jsonl.gz")
    with pytest.raises(Refused, match="ne peut pas être écrite"):
        dump(embedded, tmp_path / "no folder" / "a.jsonl.gz")


def test_an_archive_is_for_its_owner_alone(embedded, tmp_path):
    dump(embedded, tmp_path / "a.jsonl.gz")
    assert (tmp_path / "a.jsonl.gz").stat().st_mode & 0o077 == 0
