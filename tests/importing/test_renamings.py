"""Names that change with time: « ancien nom », « devenu », « renommé le », and parts with their dates."""

import datetime as dt

import pytest

from imported import bring, facts, named, reading
from network import resolving
from network.forms import Source
from network.importing import import_files
from network.model import When
from network.networks.extract import extract
from network.store import Store

DAY = dt.date(2019, 1, 1)
NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)


def became(store: Store) -> dict[tuple[str, str], dt.date | None]:
    names = {key[0]: fact.properties["name"] for key, fact in facts(store)["actor"].items()}
    held = facts(store).get("became", {})
    return {(names[a], names[b]): fact.properties.get("date") for (a, b), fact in held.items()}


def test_a_directory_says_old_names_and_new_names_with_their_date(embedded: Store):
    text = (
        "Structure;Ancien nom;Devenu;Renommé le;Rattaché à;Rattaché depuis\n"
        "DSOL;DASES;;01/01/2019;Ville de Paris;2019\n"
        "CASVP 19;;DSOL;;;\n"
    )
    (outcome,) = import_files(
        embedded, [Source("annuaire.csv", text.encode())], today=NOW.date(), now=NOW, by="awa", apply=True
    )
    assert outcome.batch
    assert became(embedded) == {("DASES", "DSOL"): DAY, ("CASVP 19", "DSOL"): None}
    (part,) = facts(embedded)["part_of"].values()
    assert part.properties == {"since": DAY}


def test_a_network_follows_an_old_name_to_the_new_one(embedded: Store):
    bring(embedded, reading("a.csv", "actors", {"name": "DSOL", "former_name": "DASES", "renamed": When(DAY)}))
    assert extract(embedded).became == {named(embedded, "DASES"): named(embedded, "DSOL")}


def test_an_old_name_that_is_alike_does_not_wait(embedded: Store):
    (outcome,) = bring(embedded, reading("a.csv", "actors", {"name": "Espace Torcy", "former_name": "Espace Tourcy"}))
    assert (outcome.pairs, resolving.waiting(embedded)) == ([], [])


@pytest.mark.parametrize(
    "lines",
    [({"name": "DSOL", "former_name": "D.S.O.L."},), ({"name": "A", "became": "B"}, {"name": "B", "became": "A"})],
)
def test_a_name_that_would_lead_back_to_itself_is_not_kept_and_said(embedded: Store, lines):
    (outcome,) = bring(embedded, reading("a.csv", "actors", *lines))
    assert [remark.code for remark in outcome.remarks] == ["became-circular"]
    assert len(became(embedded)) == len(lines) - 1


def test_an_end_before_the_beginning_of_a_part_is_dropped_and_said(embedded: Store):
    dates = {"parent_since": When(DAY), "parent_until": When(dt.date(2018, 1, 1))}
    (outcome,) = bring(embedded, reading("a.csv", "actors", {"name": "PMI Flandre", "parent": "DFPE", **dates}))
    assert [remark.code for remark in outcome.remarks] == ["end-before-start"]
    (part,) = facts(embedded)["part_of"].values()
    assert part.properties == {"since": DAY}


def test_a_name_that_two_actors_had_one_after_the_other_is_told_by_the_day(embedded: Store):
    bring(embedded, reading("q.csv", "territories", {"name": "Flandre"}))
    directory = (
        {"name": "EPS Ourcq", "ids": ["finess:750712184:valid"], "became": "Espace Riquet", "renamed": When(DAY)},
        {"name": "EPS Ourcq", "ids": ["finess:010000024:valid"], "since": When(DAY)},
    )
    bring(embedded, reading("a.csv", "actors", *({**line, "territory": "Flandre"} for line in directory)))
    days = (dt.date(2018, 3, 1), dt.date(2020, 3, 1))
    row = {"territory": "Flandre", "organisation": "E.P.S. de l'Ourcq"}
    bring(embedded, reading("b.csv", "attendance-list", *({**row, "when": When(day)} for day in days)))
    held = {fact.properties["date"]: key for key, fact in facts(embedded)["meeting"].items()}
    came = {(key[1],): facts(embedded)["actor"][key[0],].properties["ids"] for key in facts(embedded)["attended"]}
    assert [came[held[day]] for day in days] == [["finess:750712184:valid"], ["finess:010000024:valid"]]
