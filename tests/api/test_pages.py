"""Pages as any reader gets them, script or no script."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from service import bring, settled

from network.store import Store

PAGES = ("/", "/fichiers", "/reseau", "/mesures", "/partenaires", "/acteurs", "/aide", "/accessibilite")


class Outline(HTMLParser):
    """What a page asks for, and how it is built."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def read(client: TestClient, path: str, **asked: str) -> str:
    answer = settled(client, path, **asked)
    assert answer.status_code == 200, answer.text
    return answer.text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_is_whole_and_asks_nothing_of_anyone_else(quartier: TestClient, path: str, lang: str) -> None:
    text = read(quartier, path, lang=lang)
    page = Outline(text)
    assert page.all("html")[0]["lang"] == lang
    assert len(page.all("h1")) == len(page.all("main")) == 1
    asked = [one.get("src") or one.get("href") or "" for tag in ("script", "link", "img") for one in page.all(tag)]
    assert asked and all(address.startswith("/static/") for address in asked)
    assert not [
        tag for tag, attributes in page.tags if "style" in attributes or any(a.startswith("on") for a in attributes)
    ]
    assert not page.all("style")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_on_a_store_without_anything(empty: TestClient, path: str) -> None:
    assert read(empty, path)


@pytest.mark.parametrize("path", [*PAGES, "/nulle-part"])
def test_headings_never_skip_a_level_and_tables_name_their_headers(quartier: TestClient, path: str) -> None:
    page = Outline(settled(quartier, path).text)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(header.get("scope") for header in page.all("th"))


def test_the_home_page_says_what_there_is_and_what_to_do_next(quartier: TestClient) -> None:
    text = read(quartier, "/")
    assert "<h1>Tilleuls</h1>" in text
    assert re.search(r"<dt>acteurs</dt><dd>9</dd>", text)
    assert "acteur sans champ" in text


def test_an_empty_service_offers_to_drop_the_first_files(empty: TestClient) -> None:
    assert "Déposez vos premiers fichiers" in read(empty, "/")


def test_links_keep_the_language_that_the_reader_chose(quartier: TestClient) -> None:
    assert 'href="/reseau?lang=en"' in read(quartier, "/", lang="en")
    assert 'href="/reseau"' in read(quartier, "/")


def test_a_card_says_what_ties_each_partner_and_never_calls_a_meeting_work(quartier: TestClient) -> None:
    uid = quartier.get("/api/v1/actors", params={"q": "pmi"}).json()["items"][0]["uid"]
    text = read(quartier, f"/acteurs/{uid}")
    assert "Travaille avec 1 acteur<" in text  # the agreement; the school sends families, the collège was only met
    assert "Convention (2023-09-01)" in text
    assert "Oriente des familles ici (2024-03)" in text
    assert "Rencontre 1 autre acteur<" in text
    assert "2 rencontres en commun, la dernière : 2 avril 2024" in text
    assert "annuaire.csv</strong> · ligne 4" in text


def test_a_card_does_not_invent_a_date_for_meetings_without_one(own: TestClient, embedded: Store) -> None:
    came = "".join(f";Bilan;comité;{name};présent;Tilleuls\n" for name in ("Crèche des Lilas", "Collège Mandela"))
    sheet = f"Date;Réunion;Format;Structure;Présence;Quartier\n{came}"
    bring(embedded, **{"presences.csv": sheet})
    uid = own.get("/api/v1/actors", params={"q": "lilas"}).json()["items"][0]["uid"]
    text = read(own, f"/acteurs/{uid}")
    assert "1 rencontre en commun, sans date connue" in text
    assert "None" not in text


def test_a_field_given_by_hand_is_kept_and_can_be_undone(own_quartier: TestClient) -> None:
    uid = own_quartier.get("/api/v1/actors", params={"q": "oeillets"}).json()["items"][0]["uid"]
    given = own_quartier.post(f"/acteurs/{uid}/champ", data={"field": "habitants"})
    assert (given.status_code, given.headers["location"]) == (303, f"/acteurs/{uid}")
    assert own_quartier.get(f"/api/v1/actors/{uid}").json()["field"] == "habitants"
    edit = own_quartier.get("/api/v1/batches").json()[0]["uid"]
    assert own_quartier.post(f"/api/v1/batches/{edit}/undo").status_code == 200
    assert own_quartier.get(f"/api/v1/actors/{uid}").json()["field"] is None


def test_a_hostile_name_is_shown_as_text(own: TestClient, embedded: Store) -> None:
    name = '<script>alert(1)</script> & "Co" \''
    bring(embedded, **{"liste.csv": f'Structure;Champ\n"{name.replace(chr(34), chr(34) * 2)}";social\n'})
    for path in ("/acteurs", "/reseau", "/partenaires"):
        assert "<script>alert" not in read(own, path)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read(own, "/acteurs")


def test_filters_are_said_in_words_and_each_can_be_taken_off(quartier: TestClient) -> None:
    text = read(quartier, "/reseau", since="2024-01-01", until="2024-12-31", without="programme", layer="meetings")
    assert "du 01/01/2024 au 31/12/2024" in text
    assert 'href="/reseau?without=programme&amp;layer=meetings"' in text
    assert 'href="/reseau?since=2024-01-01&amp;until=2024-12-31&amp;layer=meetings"' in text


def test_the_network_is_a_table_for_readers_without_script(quartier: TestClient) -> None:
    text = read(quartier, "/reseau")
    assert 'data-src="/api/v1/views/network?lang=fr"' in text
    assert "Club de prévention du Canal" in text


def test_a_finding_is_a_sentence_with_its_verdict_and_its_reason(quartier: TestClient) -> None:
    text = read(quartier, "/mesures")
    assert "Trop peu de données" in text
    assert "Non comparable" in text


def test_two_periods_are_compared_on_the_page(quartier: TestClient) -> None:
    two = {"before_since": "2023-01-01", "before_until": "2023-12-31", "after_since": "2024-01-01"}
    text = read(quartier, "/mesures", **two, after_until="2024-12-31")
    assert "Ce qui a changé" in text
    assert "/rapport?before_since=2023-01-01" in text


def test_the_report_is_a_file_to_keep(quartier: TestClient) -> None:
    two = {"before_since": "2023-01-01", "before_until": "2023-12-31", "after_since": "2024-01-01"}
    answer = settled(quartier, "/api/v1/reports", **two, after_until="2024-12-31")
    assert answer.headers["content-disposition"] == 'attachment; filename="passerelles.html"'
    assert "annuaire.csv" in answer.text


def test_files_are_sent_read_imported_and_undone_with_plain_forms(own: TestClient) -> None:
    sent = own.post("/fichiers", files=[("files", ("annuaire.csv", "Structure;Champ\nPMI;santé\nCrèche;social\n"))])
    assert sent.status_code == 303
    shown = read(own, sent.headers["location"])
    assert "Rien n&#39;est encore écrit" in shown
    plan = re.search(r'name="plan" value="([^"]+)"', shown)
    assert plan
    started = own.post(f"{sent.headers['location']}/importer", data={"plan": plan[1]})
    assert "1 fichier importé." in read(own, started.headers["location"])
    batch = own.get("/api/v1/batches").json()[0]["uid"]
    assert own.post(f"/fichiers/lots/{batch}/annuler").headers["location"] == f"/fichiers?done=undone&lot={batch}"
    assert own.get("/api/v1/actors").json()["total"] == 0


def test_a_refused_file_says_why_and_cannot_be_imported(empty: TestClient) -> None:
    sent = empty.post("/fichiers", files=[("files", ("photo.xlsx", b"\x89PNG"))])
    shown = read(empty, sent.headers["location"])
    assert 'class="notice refused"' in shown
    assert "/importer" not in shown
