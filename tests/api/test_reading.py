"""How files are read is seen and corrected, over HTTP and on the page; the dry run and the import follow it."""

from io import BytesIO

import openpyxl
import pytest
from fastapi.testclient import TestClient
from service import result_of, settled

from network.store import Store

CONTACTS = "Qui;Joindre;Quoi;Suivi par\nCentre social Les Tilleuls;accueil@cs.example;social;Awa Diallo\n"
NEXT = "Quoi;Qui;Joindre;Suivi par\nsanté;PMI du Canal;contact@pmi.example;Mme Roche\n"
ROLES = {"0": "name", "1": "contact", "2": "field"}


def sent(client: TestClient, **files: str | bytes) -> str:
    """The upload of these files; a name as Python writes it, `contacts_csv`."""
    given = [("files", (name.replace("_", "."), content)) for name, content in files.items()]
    return client.post("/api/v1/batches/uploads", files=given).json()["upload"]


def outcomes(client: TestClient, upload: str) -> list[dict]:
    return settled(client, f"/api/v1/batches/uploads/{upload}").json()["outcomes"]


def reading(client: TestClient, upload: str) -> dict:
    return settled(client, f"/api/v1/batches/uploads/{upload}/reading").json()


def corrected(client: TestClient, upload: str, **sheet: object) -> dict:
    correction = {"files": [{"file": "contacts.csv", "sheets": [{"sheet": "", **sheet}]}]}
    answer = client.put(f"/api/v1/batches/uploads/{upload}/reading", json=correction)
    assert answer.status_code in (200, 202), answer.text
    return reading(client, upload)


def test_what_was_recognised_is_told_with_reasons_and_without_persons(own: TestClient) -> None:
    told = reading(own, sent(own, contacts_csv=CONTACTS))
    [sheet] = told["files"][0]["sheets"]
    assert (told["files"][0]["file"], sheet["state"]) == ("contacts.csv", "unknown")
    assert all(column["why"] for column in sheet["columns"])
    assert "Diallo" not in str(told) and "[personne]" in str(sheet["preview"])


def test_a_correction_is_what_the_dry_run_and_the_import_do(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    assert outcomes(own, upload)[0]["refused"]
    told = corrected(own, upload, form="actors", header_line=1, roles=ROLES)
    assert told["files"][0]["sheets"][0]["state"] == "read"
    plan = settled(own, f"/api/v1/batches/uploads/{upload}").json()["plan"]
    done = result_of(own, own.post(f"/api/v1/batches/uploads/{upload}/apply", data={"plan": plan}))
    assert done.json()[0]["counts"]["actors_new"] == 1
    [actor] = own.get("/api/v1/actors").json()["items"]
    assert (actor["name"], actor["field"]) == ("Centre social Les Tilleuls", "social")


def test_a_plan_shown_before_a_correction_imports_nothing(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS, annuaire_csv="Structure;Champ;Quartier\nCAF;social;Flandre\n")
    plan = settled(own, f"/api/v1/batches/uploads/{upload}").json()["plan"]
    corrected(own, upload, form="actors", roles=ROLES)
    result_of(own, own.post(f"/api/v1/batches/uploads/{upload}/apply", data={"plan": plan}))
    names = [actor["name"] for actor in own.get("/api/v1/actors").json()["items"]]
    assert "Centre social Les Tilleuls" not in names


def test_a_role_that_cannot_be_is_refused_with_a_remedy(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    correction = {"files": [{"file": "contacts.csv", "sheets": [{"sheet": "", "form": "actors", "roles": {"0": "x"}}]}]}
    answer = own.put(f"/api/v1/batches/uploads/{upload}/reading", json=correction)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:passerelles:problem:recognition.wrong-role")
    missing = {"files": [{"file": "autre.csv", "sheets": [{"sheet": ""}]}]}
    assert own.put(f"/api/v1/batches/uploads/{upload}/reading", json=missing).status_code == 404


def test_a_damaged_text_is_read_once_its_encoding_is_said(own: TestClient) -> None:
    upload = sent(own, contacts_csv="Structure;Champ;Quartier\nÉcole Tanger;éducation;Forêt\n".encode("mac_roman"))
    correction = {"files": [{"file": "contacts.csv", "encoding": "mac_roman"}]}
    own.put(f"/api/v1/batches/uploads/{upload}/reading", json=correction)
    [sheet] = reading(own, upload)["files"][0]["sheets"]
    assert sheet["preview"][0]["cells"][0]["text"] == "École Tanger"
    assert outcomes(own, upload)[0]["refused"] is None


def test_a_template_is_saved_proposed_refused_and_forgotten(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    corrected(own, upload, form="actors", roles=ROLES)
    kept = own.post("/api/v1/templates", data={"upload": upload, "file": "contacts.csv", "name": "Contacts"})
    assert kept.status_code == 201 and kept.json()["forms"] == ["actors"]
    later = sent(own, mars_csv=NEXT)
    told = outcomes(own, later)[0]
    assert told["refused"] is None and "template-used" in [remark["code"] for remark in told["remarks"]]
    own.put(f"/api/v1/batches/uploads/{later}/reading", json={"mapping": ""})
    assert outcomes(own, later)[0]["refused"]
    uid = kept.json()["uid"]
    assert own.get(f"/api/v1/templates/{uid}").json()["mapping"].startswith("[[file]]")
    assert own.delete(f"/api/v1/templates/{uid}").status_code == 204
    assert own.get("/api/v1/templates").json()["saved"] == []
    assert own.get(f"/api/v1/templates/{uid}").status_code == 404


def test_blank_forms_are_listed_and_come_as_workbooks(quartier: TestClient) -> None:
    blanks = quartier.get("/api/v1/templates").json()["blanks"]
    assert "actors" in [one["form"] for one in blanks] and "minutes" not in [one["form"] for one in blanks]
    answer = quartier.get("/api/v1/templates/blanks/actors.xlsx")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    names = [cell.value for row in book["Listes (ignore)"].iter_rows() for cell in row]
    assert {"Tilleuls", "Collège Mandela"} <= set(names)
    assert quartier.get("/api/v1/templates/blanks/rien.xlsx").status_code == 404


def page(client: TestClient, path: str) -> str:
    answer = settled(client, path)
    assert answer.status_code == 200
    return answer.text


def test_the_page_shows_each_sheet_with_its_reason_and_leads_to_its_correction(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    whole = page(own, f"/fichiers/{upload}/lecture")
    assert "à préciser" in whole and f"/fichiers/{upload}/lecture/0/0" in whole
    sheet = page(own, f"/fichiers/{upload}/lecture/0/0")
    assert 'name="role-0"' in sheet and "[personne]" in sheet and "Diallo" not in sheet
    again = own.get(f"/fichiers/{upload}/lecture/0/0", params={"form": "places", "line": "1"})
    assert "nom du lieu" in again.text


def test_the_form_of_the_page_corrects_saves_a_template_and_comes_back_to_the_dry_run(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    fields = {"form": "actors", "line": "1", "role-0": "name", "role-2": "field", "role-1": "-", "role-3": ""}
    more = {"constant-territory": "Tilleuls", "template": "Contacts"}
    answer = own.post(f"/fichiers/{upload}/lecture/0/0", data=fields | more)
    assert answer.status_code == 303 and answer.headers["location"].startswith(f"/fichiers/{upload}?")
    assert outcomes(own, upload)[0]["counts"]["actors_new"] == 1
    assert [one["name"] for one in own.get("/api/v1/templates").json()["saved"]] == ["Contacts"]
    shown = page(own, f"/fichiers/{upload}/lecture/0/0")
    assert 'value="Tilleuls"' in shown and '<option value="-" selected>' in shown


def test_a_correction_that_cannot_be_is_said_on_the_page_with_what_was_chosen(own: TestClient) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    fields = {"form": "actors", "line": "1", "role-0": "name", "role-1": "name"}
    answer = own.post(f"/fichiers/{upload}/lecture/0/0", data=fields)
    assert answer.status_code == 422 and "deux colonnes" in answer.text and 'role="alert"' in answer.text
    assert answer.text.count('<option value="name" selected>') == 2
    wrong = own.post(f"/fichiers/{upload}/lecture/0/0", data={"form": "actors", "line": "x"})
    assert wrong.status_code == 422 and "pas une ligne" in wrong.text
    far = own.get(f"/fichiers/{upload}/lecture/0/0", params={"form": "actors", "line": "99"})
    assert far.status_code == 200 and "pas une ligne" in far.text
    odd = own.post(f"/fichiers/{upload}/lecture/0/0", data=fields | {"role-²": "name", f"role-{'9' * 5000}": "name"})
    assert odd.status_code == 422


def test_sheets_of_the_same_headers_are_read_the_same_way_at_once(own: TestClient) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("14 janvier 2025", "12 février 2025", "11 mars 2025"):
        sheet = book.create_sheet(name)
        sheet.append(["Venu de", "Là"])
        sheet.append(["CAF de Paris", "x"])
        sheet.append(["PMI Flandre", "exc."])
    written = BytesIO()
    book.save(written)
    upload = sent(own, feuilles_xlsx=written.getvalue())
    fields = {"form": "attendance-sheets", "line": "1", "role-0": "organisation", "role-1": "status", "alike": "1"}
    own.post(f"/fichiers/{upload}/lecture/0/0", data=fields)
    assert {sheet["state"] for sheet in reading(own, upload)["files"][0]["sheets"]} == {"read"}
    assert outcomes(own, upload)[0]["counts"]["meetings_new"] == 3


def test_a_sheet_is_left_aside_and_taken_back(own: TestClient) -> None:
    upload = sent(own, annuaire_csv="Structure;Champ;Quartier\nCAF;social;Flandre\n", autre_csv=NEXT)
    own.post(f"/fichiers/{upload}/lecture/1/0", data={"leave": "1"})
    assert "laissée de côté" in page(own, f"/fichiers/{upload}/lecture")
    own.post(f"/fichiers/{upload}/lecture/modeles/refuser")
    assert "laissée de côté" not in page(own, f"/fichiers/{upload}/lecture")


@pytest.mark.parametrize("path", ["0/9", "9/0", "0/-1"])
def test_a_sheet_that_is_not_there_is_not_found(own: TestClient, path: str) -> None:
    upload = sent(own, contacts_csv=CONTACTS)
    assert settled(own, f"/fichiers/{upload}/lecture/{path}").status_code == 404


def test_the_page_of_templates_gives_blanks_and_a_sheet_to_print(own_quartier: TestClient, embedded: Store) -> None:
    shown = page(own_quartier, "/modeles")
    assert "Annuaire de structures" in shown and "Aucun pour l" in shown
    asked = {"title": "Suivi", "date": "2026-03-14", "territory": "Tilleuls", "whole": "1"}
    answer = own_quartier.get("/modeles/emargement.xlsx", params=asked)
    book = openpyxl.load_workbook(BytesIO(answer.content))
    texts = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert {"Suivi", "14/03/2026", "Collège Mandela"} <= set(texts)
    assert own_quartier.get("/modeles/emargement.xlsx", params={"title": "x", "date": "demain"}).status_code == 422
    assert own_quartier.get("/modeles/ties.xlsx").status_code == 200
