"""Codes that registers give an actor: read from their columns, kept beside each other, taken back with their file."""

import datetime as dt

from imported import NOW, TODAY, facts
from network import listings
from network.forms import Source
from network.importing import import_files, undo
from network.store import Store

SIRENE = Source("sirene.csv", b"Structure;Code APE\nClub Ourcq;8899B\nCercle Ourcq;94.99Z\n")
FINESS = Source("finess.csv", "Structure;Catégorie FINESS;NAF 2025\nClub Ourcq;286;88.99B\n".encode())


def codes(store: Store) -> dict[str, object]:
    return {fact.properties["name"]: fact.properties.get("codes") for fact in facts(store).get("actor", {}).values()}


def bring(store: Store, *sources: Source) -> list[str | None]:
    done = import_files(store, sources, form="actors", today=TODAY, now=NOW, by="tests", apply=True)
    return [one.batch for one in done]


def test_codes_of_two_registers_gather_and_go_with_their_file(store: Store):
    [first] = bring(store, SIRENE)
    [second] = bring(store, FINESS)
    assert codes(store) == {
        "Club Ourcq": ["naf:88.99B", "finess-category:286", "naf25:88.99B"],
        "Cercle Ourcq": ["naf:94.99Z"],
    }
    assert first is not None
    assert second is not None
    undo(store, first, now=NOW + dt.timedelta(hours=1))
    assert codes(store) == {"Club Ourcq": ["finess-category:286", "naf25:88.99B"]}


def test_lists_are_read_as_programs_write_them_and_none_is_no_code(embedded: Store):
    networks = Source("di.csv", b"nom de la structure,reseaux_porteurs\nOurcq,\"['caf', 'fcsf']\"\nCanal,[]\n")
    objects = Source("rna.csv", b"association;objet_social1;objet_social2\nJeux;006000;000000\n")
    bring(embedded, networks, objects)
    assert codes(embedded) == {
        "Ourcq": ["di-network:caf", "di-network:fcsf"],
        "Canal": None,
        "Jeux": ["rna-object:006000"],
    }


def test_a_cell_that_is_no_code_is_said_and_kept(embedded: Store):
    source = Source("annuaire.csv", "Structure;Catégorie FINESS\nClub Ourcq;jeunesse\n".encode())
    [outcome] = import_files(embedded, [source], form="actors", today=TODAY, now=NOW, by="tests", apply=True)
    [remark] = [one for one in outcome.remarks if one.code == "unknown-code"]
    assert (remark.line, remark.column, remark.value) == (2, "Catégorie FINESS", "jeunesse")
    [actor] = facts(embedded)["actor"].values()
    assert "jeunesse" in str(actor.properties["extra"])


def test_codes_are_in_the_tables_that_go_out(embedded: Store):
    bring(embedded, SIRENE)
    [row] = [one for one in listings.tables(embedded)["actors"].to_dict("records") if one["name"] == "Club Ourcq"]
    assert row["codes"] == ["naf:88.99B"]
