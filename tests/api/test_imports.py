import datetime as dt
import os
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from service import ACTORS, FILES, bring, result_of, settled

from network.api import create_app
from network.api.previews import preview
from network.api.uploads import Upload, Uploads, default_folder
from network.errors import Refused, Unknown
from network.settings import Settings
from network.store import Store

NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)


def send(client: TestClient, **files: str) -> dict:
    given = files or FILES
    answer = client.post("/api/v1/batches/uploads", files=[("files", (name, text)) for name, text in given.items()])
    assert answer.status_code in (201, 202)
    return settled(client, f"/api/v1/batches/uploads/{answer.json()['upload']}").json()


def apply(client: TestClient, told: dict) -> Response:
    sent = client.post(f"/api/v1/batches/uploads/{told['upload']}/apply", data={"plan": told["plan"]})
    return result_of(client, sent)


def test_a_preview_writes_nothing_and_an_import_does_what_it_said(own: TestClient, embedded: Store) -> None:
    told = send(own)
    assert embedded.revision() == 0
    assert sum(outcome["counts"].get("actors_new", 0) for outcome in told["outcomes"]) == 9
    applied = apply(own, told).json()
    assert [one["counts"] for one in applied] == [one["counts"] for one in told["outcomes"]]
    assert own.get("/api/v1/actors").json()["total"] == 9


def test_the_same_files_twice_change_nothing(own_quartier: TestClient, embedded: Store) -> None:
    before = embedded.revision()
    applied = apply(own_quartier, send(own_quartier)).json()
    assert {one["batch"] for one in applied} == {None}
    assert embedded.revision() == before


def test_undoing_every_batch_leaves_nothing(own_quartier: TestClient) -> None:
    for batch in own_quartier.get("/api/v1/batches").json():
        assert own_quartier.post(f"/api/v1/batches/{batch['uid']}/undo").json()["state"] == "undone"
    assert own_quartier.get("/api/v1/actors").json()["total"] == 0


def test_an_import_is_refused_when_it_would_no_longer_do_what_was_shown(own: TestClient, embedded: Store) -> None:
    told = send(own, **{"annuaire.csv": ACTORS, "territoires.csv": FILES["territoires.csv"]})
    bring(embedded, **{"autre.csv": ACTORS.replace(";Tilleuls", ";")})
    answer = apply(own, told)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:passerelles:problem:api.plan-changed")
    again = settled(own, f"/api/v1/batches/uploads/{told['upload']}").json()
    assert again["plan"] != told["plan"]
    assert apply(own, again).status_code == 200


def test_a_file_that_is_no_table_is_refused_and_the_others_go_on(own: TestClient) -> None:
    told = send(own, **{"photo.xlsx": "\x89PNG", **FILES})
    refused = [one["file"] for one in told["outcomes"] if one["refused"]]
    assert refused == ["photo.xlsx"]
    assert own.get("/api/v1/actors").json()["total"] == 0
    assert sum(one["batch"] is not None for one in apply(own, told).json()) == len(FILES)


def test_files_wait_in_a_private_folder_and_go_once_imported(own: TestClient, tmp_path: Path) -> None:
    told = send(own, **FILES)
    place = tmp_path / "uploads" / told["upload"]
    assert stat.S_IMODE(place.stat().st_mode) == stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert sorted(file.name for file in place.iterdir()) == ["0", "1", "2", "3", "4", "upload.json"]
    apply(own, told)
    assert not place.exists()
    assert apply(own, told).status_code == 404


def test_files_that_are_dropped_are_deleted_at_once(own: TestClient, tmp_path: Path) -> None:
    told = send(own)
    assert own.delete(f"/api/v1/batches/uploads/{told['upload']}").status_code == 204
    assert not list((tmp_path / "uploads").iterdir())
    assert own.get(f"/api/v1/batches/uploads/{told['upload']}").status_code == 404


def kept(uploads: Uploads, at: dt.datetime) -> Upload:
    """A file received at that instant."""
    upload = uploads.keep([("a.csv", BytesIO(b"x"))], form=None, territory=None, now=at)
    os.utime(uploads.folder / upload.token, (at.timestamp(), at.timestamp()))
    return upload


def test_what_two_people_say_of_one_upload_is_all_kept(tmp_path):
    uploads, now = Uploads(str(tmp_path)), dt.datetime.now(dt.UTC)
    found = kept(uploads, now)
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda _: (uploads.keep_both(found), uploads.read_with(found, "told")), range(20)))
    assert (uploads.find(found.token, now).beside, uploads.find(found.token, now).mapping) == (True, "told")


def test_files_older_than_a_day_are_gone(tmp_path: Path) -> None:
    uploads = Uploads(str(tmp_path))
    upload = kept(uploads, NOW)
    assert uploads.find(upload.token, NOW + dt.timedelta(hours=23)) == upload
    with pytest.raises(Unknown):
        uploads.find(upload.token, NOW + dt.timedelta(hours=25))
    assert not list(tmp_path.iterdir())


def test_what_a_killed_service_left_is_gone_when_the_next_one_starts(
    embedded: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    started = dt.datetime.now(dt.UTC)
    left = kept(Uploads(), started - dt.timedelta(hours=25))
    recent = kept(Uploads(), started - dt.timedelta(hours=23))
    with TestClient(create_app(Settings(), embedded)):
        assert [place.name for place in default_folder().iterdir()] == [recent.token]
    assert left.token != recent.token
    assert stat.S_IMODE(default_folder().stat().st_mode) == 0o700


def test_a_service_that_stops_takes_what_it_received_and_leaves_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    one, other = Uploads(), Uploads()
    gone, stays = kept(one, NOW), kept(other, NOW)
    one.close()
    assert other.find(stays.token, NOW) == stays
    with pytest.raises(Unknown):
        other.find(gone.token, NOW)


def test_a_folder_that_leads_elsewhere_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    default_folder().symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        Uploads()


def test_files_dropped_while_they_are_read_no_longer_wait(own: TestClient, tmp_path: Path) -> None:
    state = own.app.state.held
    upload = kept(state.uploads, dt.datetime.now(dt.UTC))
    state.uploads.forget(upload)
    job = preview(state, upload)
    assert job.finished(10)
    told = own.get(f"/api/v1/jobs/{job.uid}").json()
    assert (told["state"], told["problem"]["type"]) == ("failed", "urn:passerelles:problem:api.upload")
    state.uploads.forget(upload)  # gone already is gone


@pytest.mark.parametrize("token", ["%2e%2e", "..%2f..%2fetc%2fpasswd", "a" * 32])
def test_a_token_is_no_path(own: TestClient, token: str) -> None:
    assert own.get(f"/api/v1/batches/uploads/{token}").status_code == 404


def test_a_mapping_that_comes_with_the_files_is_read_as_such(own: TestClient) -> None:
    mapping = '[[file]]\nmatch = "liste*.csv"\nform = "actors"\n[file.columns]\n"Qui" = "name"\n"Quoi" = "field"\n'
    told = send(own, **{"liste.csv": "Qui;Quoi\nRégie de own_quartier;social\n", "lecture.toml": mapping})
    assert [one["file"] for one in told["outcomes"]] == ["liste.csv"]
    assert told["outcomes"][0]["counts"]["actors_new"] == 1


def test_no_file_at_all_is_said(own: TestClient) -> None:
    answer = own.post("/api/v1/batches/uploads", files=[("files", ("", b""))])
    assert answer.status_code == 422
