"""Every way a store cannot be had is one sentence with its remedy; nothing of a password is ever shown."""

import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from network.errors import NetworkError, Refused, StoreUnavailable
from network.settings import Settings
from network.store import open_store
from network.store.archive import dump
from network.store.queries import names

SECRET = "correct-horse"
SETTINGS = Settings(neo4j_password=SECRET)


def refusal(address, settings=SETTINGS) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        open_store(str(address), settings=settings).close()
    error = caught.value
    for lang in ("fr", "en"):
        assert error.remedy(lang)
        assert SECRET not in error.words(lang) + repr(error)
    return error


@pytest.mark.parametrize(
    "address", ["http://example.org", "https://x/y", "file:///tmp/x", "redis://h:1", "neo4j+x://h"]
)
def test_a_url_that_is_no_store_is_refused(address):
    error = refusal(address)
    assert isinstance(error, Refused)
    assert address in error.message()


@pytest.mark.parametrize("address", [f"bolt://neo4j:{SECRET}@localhost", f"https://me:{SECRET}@example.org"])
def test_an_address_with_a_password_is_refused_without_showing_it(address):
    assert isinstance(refusal(address), Refused)


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "base.xlsx").write_text("x")
    error = refusal(tmp_path / "base.xlsx")
    assert isinstance(error, StoreUnavailable)
    assert "est un fichier" in error.message()
    assert "ne peut pas être utilisé" in refusal(tmp_path / "base.xlsx" / "inside").message()


def test_a_folder_that_holds_something_else_is_no_store(tmp_path):
    (tmp_path / "holidays.jpg").write_text("x")
    assert "autre chose" in refusal(tmp_path).message()
    assert [path.name for path in tmp_path.iterdir()] == ["holidays.jpg"]


def test_a_damaged_store_is_told(tmp_path):
    open_store(str(tmp_path / "s")).close()
    (tmp_path / "s" / "graph.kgl").write_bytes(b"not a graph at all")
    assert "abîmée" in refusal(tmp_path / "s").message()


def test_a_folder_held_by_another_process_names_it(tmp_path):
    hold = f"""
import sys
from network.store import open_store
store = open_store({str(tmp_path / "s")!r})
print("held", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", hold]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdin and other.stdout.readline() == "held\n"
        error = refusal(tmp_path / "s")
        other.stdin.close()
    assert isinstance(error, StoreUnavailable)
    assert str(other.pid) in error.message()
    open_store(str(tmp_path / "s")).close()  # and when the other has gone, it opens


def test_a_new_store_is_private_to_its_owner_and_knows_its_schema(tmp_path):
    store = open_store(str(tmp_path / "new" / "store"))
    assert (tmp_path / "new" / "store").stat().st_mode & 0o077 == 0
    about = store.about()
    assert (about.engine, about.revision, about.schema) == ("kglite", 0, len(names("schema")))
    assert about.address == str(tmp_path / "new" / "store")
    store.close()


def test_facts_are_there_when_the_store_is_opened_again(tmp_path):
    store = open_store(str(tmp_path / "s"))
    with store.transaction() as transaction:
        transaction.write("write/wave", [{"uid": "w", "p": {"name": "2017"}, "sources": [], "said": None}])
    store.close()
    again = open_store(str(tmp_path / "s"))
    assert ([row["name"] for row in again.read("facts/wave")], again.revision()) == (["2017"], 1)
    again.close()


def test_facts_are_there_after_the_process_was_killed(tmp_path):
    write = f"""
import os
from network.store import open_store
store = open_store({str(tmp_path / "s")!r})
with store.transaction() as transaction:
    transaction.write("write/wave", [{{"uid": "w", "p": {{"name": "2017"}}, "sources": [], "said": None}}])
with store.transaction() as transaction:
    transaction.write("write/wave", [{{"uid": "x", "p": {{"name": "2018"}}, "sources": [], "said": None}}])
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", write]).returncode == 9
    store = open_store(str(tmp_path / "s"))
    assert [row["name"] for row in store.read("facts/wave")] == ["2017"]
    store.close()


def test_a_store_of_a_later_version_is_refused(store, tmp_path):
    opened = store._engine
    with opened.begin() as transaction:
        from network.store.queries import query

        transaction.columns(query("meta/migrated"), {"number": 99})
        transaction.commit()
    from network.store.migrations import migrate

    with pytest.raises(Refused, match="schéma 99"):
        migrate(opened)
    with opened.begin() as transaction:
        transaction.columns(query("meta/migrated"), {"number": len(names("schema"))})
        transaction.commit()


def test_no_server_at_that_address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for scheme in ("bolt", "neo4j"):
        error = refusal(f"{scheme}://127.0.0.1:{port}")
        assert isinstance(error, StoreUnavailable)
        assert "Aucun serveur Neo4j ne répond" in error.message()
    assert "Aucun serveur" in refusal("bolt://127.0.0.1:port").message()
    assert "Aucun serveur" in refusal("bolt+s://127.0.0.1:1").message()


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_wrong_password_and_wrong_database_are_told_apart(neo4j_server, scheme):
    address = neo4j_server.address.replace("bolt", scheme)
    settings = replace(neo4j_server.settings, neo4j_database="elsewhere")
    assert "n'a pas de base nommée « elsewhere »" in refusal(address, settings).message()


@pytest.mark.neo4j
def test_a_wrong_password_is_told(neo4j_server):
    error = refusal(neo4j_server.address, replace(neo4j_server.settings, neo4j_password=SECRET))
    assert isinstance(error, StoreUnavailable)
    assert "refuse l'utilisateur « neo4j »" in error.message()


@pytest.mark.neo4j
def test_the_routing_scheme_opens_the_same_store(neo4j_server, server_store, tmp_path):
    with server_store.transaction() as transaction:
        transaction.write("write/wave", [{"uid": "w", "p": {"name": "2017"}, "sources": [], "said": None}])
    routed = neo4j_server.open("neo4j")
    assert routed.about().address.startswith("neo4j://127.0.0.1:")
    assert routed.about().version.startswith("5.26")
    assert [row["name"] for row in routed.read("facts/wave")] == ["2017"]
    with routed.transaction() as transaction:
        transaction.write("write/wave", [{"uid": "x", "p": {"name": "2018"}, "sources": [], "said": None}])
    assert [row["name"] for row in routed.read("facts/wave")] == ["2017", "2018"]
    assert dump(routed, tmp_path / "a") == dump(server_store, tmp_path / "b")
    routed.close()
