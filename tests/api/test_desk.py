"""The import desk as any reader gets it: plain forms and links, no script."""

import csv
import io
import re
import threading
import time
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import openpyxl
from fastapi.testclient import TestClient
from service import ACTORS, FILES, bring, settled

from network import resolving
from network.api.pages.remarks import GROUPS, Chosen, shown
from network.api.previews import apply
from network.api.state import now
from network.importing import batches
from network.remarks import Remark
from network.store import Store

WRONG = """Date;Réunion;Structure;Nom;Présence
31/02/2025;COPIL;CAF de Paris;Mme Martin;présent
30/02/2025;COPIL;PMI Flandre;;présent
05/03/2025;COPIL;PMI Flandre;M. Roche;?
05/03/2025;COPIL;;;présent
"""


def read(client: TestClient, path: str, **asked: str) -> str:
    parts = urlsplit(unescape(path))
    answer = settled(client, parts.path, **dict(parse_qsl(parts.query)), **asked)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text).replace("\u202f", " ").replace("\u00a0", " ")


def send(client: TestClient, **files: str) -> str:
    given = [("files", (name, text.encode())) for name, text in files.items()]
    address: str = client.post("/fichiers", files=given).headers["location"]
    return address


def plan_of(page: str) -> str:
    found = re.search(r'name="plan" value="([^"]+)"', page)
    assert found
    return found[1]


def rows(page: str) -> list[str]:
    """Texts of the lines of the table of remarks."""
    table = page.partition('<table class="stack remarks"')[2].partition("</table>")[0]
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)) for row in table.split("<tr>")[2:]]


def test_the_whole_call_is_one_sentence_at_the_top(own: TestClient) -> None:
    page = read(own, send(own, **{"annuaire.csv": ACTORS, "presences.csv": WRONG}))
    told = re.search(r'<p class="whole"><strong>(.*?)</strong>(.*?)</p>', page)
    assert told
    assert told[1] == "9 nouvelles structures, 2 dates illisibles ; 1 acteur sans champ."
    assert told[2].endswith("Laissé de côté : 4 lignes. Rien n'est encore écrit.")


def test_remarks_are_filtered_by_the_address_alone_and_counted(own: TestClient) -> None:
    address = send(own, **{"presences.csv": WRONG})
    page = read(own, address)
    assert "ligne écartée (4)" in page
    assert len(rows(page)) == len(re.findall(r"<th scope=\"row\">", page))
    dates = read(own, address, severity="error", code="impossible-date")
    assert [row for row in rows(dates) if "ce jour n'existe pas" not in row] == []
    assert re.search(r"2 remarques\s+sur \d+", dates)
    assert "colonne A « Date », lignes 2–3" in rows(dates)[0]
    assert '<option value="impossible-date" selected>' in dates


def test_each_remark_leads_to_its_cell_and_no_person_is_shown_there(own: TestClient) -> None:
    page = read(own, send(own, **{"presences.csv": WRONG}))
    links = dict(re.findall(r'<a href="(/fichiers/[^"]+/cellule[^"]+)">([^<]+)</a>', page))
    assert {"A2", "A3", "E4", "C5"} <= set(links.values())
    for link, cell in links.items():
        around = read(own, link)
        assert f"<h1>{cell} de presences.csv</h1>" in around
        assert around.count('aria-current="true"') >= 1
        assert "Martin" not in around and "Roche" not in around


def test_a_cell_that_is_not_there_is_not_found(own: TestClient) -> None:
    address = send(own, **{"presences.csv": WRONG})
    read(own, address)
    for asked in ({"file": "autre.csv", "line": "2"}, {"file": "presences.csv", "line": "900"}):
        assert settled(own, f"{address}/cellule", **asked).status_code == 404


def test_remarks_are_a_table_and_a_workbook_to_keep(own: TestClient) -> None:
    address = send(own, **{"presences.csv": WRONG})
    table = settled(own, f"{address}/remarques.csv")
    lines = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")), delimiter=";"))
    assert {line["Cellule"] for line in lines} >= {"A2", "A3", "E4"}
    assert "Martin" not in table.text
    book = settled(own, f"{address}/commente", file="presences.csv")
    assert "filename*=UTF-8''presences%20-%20remarques.xlsx" in book.headers["content-disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert sheet is not None
    assert sheet["A2"].comment is not None


def test_files_that_wait_are_listed_and_resumed(own: TestClient) -> None:
    address = send(own, **{"annuaire.csv": ACTORS, "~$annuaire.xlsx": "x", ".DS_Store": "x"})
    page = read(own, "/fichiers")
    assert f'<a href="{address}">annuaire.csv</a>' in page
    own.post(f"{address}/abandonner")
    assert address not in read(own, "/fichiers")


def test_a_form_sent_twice_is_one_import(own: TestClient, embedded: Store) -> None:
    address = send(own, **{"annuaire.csv": ACTORS})
    plan = plan_of(read(own, address))
    places = {own.post(f"{address}/importer", data={"plan": plan}).headers["location"] for _ in range(3)}
    assert len(places) == 1
    assert "Import terminé" in read(own, places.pop())
    assert len(batches(embedded)) == 1


def test_when_some_files_have_moved_the_others_are_imported_and_these_can_be_read_again(
    own: TestClient, embedded: Store, monkeypatch
) -> None:
    """Another writer comes between the check of the whole call and the transaction of the second file."""
    state = own.app.state.held
    address = send(own, **{"territoires.csv": FILES["territoires.csv"], "annuaire.csv": ACTORS})
    plan = plan_of(read(own, address))
    upload = state.uploads.find(address.rpartition("/")[2], now())
    bring(embedded, **{"autre.csv": "Structure;Champ\nCrèche des Lilas;social\n"})
    read_before = state.jobs.known(("preview", upload, 0)).result()
    monkeypatch.setattr("network.api.previews._shown", lambda *asked: read_before)
    job = apply(state, upload, plan)
    assert job.finished(60)
    told = {outcome.file: outcome.refused.key if outcome.refused else "" for outcome in job.result()}
    assert told == {"territoires.csv": "", "annuaire.csv": "importing.changed"}
    page = read(own, f"{address}/import/{job.uid}")
    assert "certains fichiers n'ont pas été importés" in page
    assert f'<a href="{address}">Relire' in page


def test_an_import_waits_for_another_and_says_so_and_can_be_stopped(own: TestClient, embedded: Store) -> None:
    state = own.app.state.held
    address = send(own, **{"annuaire.csv": ACTORS})
    plan = plan_of(read(own, address))
    with state.writing:
        place = own.post(f"{address}/importer", data={"plan": plan}).headers["location"]
        job = state.jobs.find(place.rpartition("/")[2])
        while job.doing is None:
            time.sleep(0.05)
        assert "Un autre import est en cours" in own.get(f"/travaux/{job.uid}", params={"lang": "fr"}).json()["doing"]
        stopped = own.post(f"/travaux/{job.uid}/arreter", data={"back": "/fichiers"})
        assert stopped.headers["location"] == "/fichiers?done=stopped"
        assert job.finished(30)
    assert (job.state, batches(embedded)) == ("cancelled", [])
    assert address in read(own, "/fichiers", done="stopped")  # the files still wait


def test_pages_answer_while_a_job_runs(own: TestClient) -> None:
    state, gate = own.app.state.held, threading.Event()
    job = state.jobs.start(lambda progress: gate.wait(60))
    assert own.get("/fichiers").status_code == 200
    assert not job.finished(0)
    gate.set()


def test_a_batch_keeps_its_remarks(own: TestClient, embedded: Store) -> None:
    bring(embedded, **{"presences.csv": WRONG + "05/03/2025;COPIL;CAF;;présent\n"})
    [batch] = batches(embedded)
    page = read(own, f"/fichiers/lots/{batch['uid']}", severity="error")
    assert len(rows(page)) == 3  # the two dates are one line
    assert "/cellule" not in page  # the file is no longer here
    assert "A2" in own.get(f"/fichiers/lots/{batch['uid']}/remarques.csv").text


def test_many_remarks_come_page_by_page() -> None:
    remarks = [Remark("bad-date", "error", "a.csv", "", 2, f"Date {n}", "x") for n in range(GROUPS + 1)]
    first, last = shown(remarks, Chosen()), shown(remarks, Chosen(page=2))
    assert (len(first.groups), len(last.groups), first.pages, first.n) == (GROUPS, 1, 2, GROUPS + 1)


def doubtful(store: Store) -> None:
    for name, title in (("a.csv", "Association Le Fil et la Voix"), ("b.csv", "Association Le Fil et la oVix")):
        bring(store, **{name: f"Structure;Champ\n{title};social\n"})


def test_a_pair_is_seen_side_by_side_and_decided(own: TestClient, embedded: Store) -> None:
    doubtful(embedded)
    page = read(own, "/fichiers/paires")
    [pair] = resolving.waiting(embedded)
    assert "1 sur 1" in page
    assert "a.csv, ligne 2" in page and "b.csv, ligne 2" in page
    one, other = pair.uids
    sent = own.post("/fichiers/paires/decider", data={"one": one, "other": other, "verdict": "same"})
    assert sent.status_code == 303
    assert resolving.waiting(embedded) == []
    after = read(own, sent.headers["location"])
    assert "sont la même" in after and "Plus aucune paire" in after
    back = own.post("/fichiers/paires/reprendre", data={"one": one, "other": other, "decided": "1"})
    assert "attendent à nouveau" in read(own, back.headers["location"])
    assert len(resolving.waiting(embedded)) == 1


def test_which_is_part_of_which_is_the_readers_choice(own: TestClient, embedded: Store) -> None:
    doubtful(embedded)
    [pair] = resolving.waiting(embedded)
    one, other = pair.uids
    asked = {"one": one, "other": other, "verdict": "part-of", "first": other}
    assert own.post("/fichiers/paires/decider", data=asked).status_code == 303
    assert [(row["source"], row["target"]) for row in embedded.read("facts/part_of")] == [(other, one)]


def test_a_skipped_pair_waits_at_the_end(own: TestClient, embedded: Store) -> None:
    doubtful(embedded)
    page = read(own, "/fichiers/paires", rank="1")
    assert "1 paire passée attend encore" in page
    assert read(own, "/fichiers/paires/liste").count('rank=0#paire">') == 1
