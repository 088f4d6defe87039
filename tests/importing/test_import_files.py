"""From the bytes of files to facts: order, refusals, mappings, two writers."""

from contextlib import closing
from pathlib import Path

import pytest

from imported import NOW, TODAY, bring, facts, named, reading
from network.forms import Source, read_mapping
from network.importing import Outcome, batch, batches, import_files, undo
from network.importing.applying import Call, Files
from network.importing.edits import edit
from network.importing.journal import batch_uid
from network.importing.plan import plan
from network.jobs import Cancelled
from network.sentences import Words
from network.store import Store, open_store

PRESENCES = "Date;Réunion;Structure;Présence;Quartier\n05/03/2025;COPIL;CAF, PMI Flandre;présent;Flandre\n"
ACTORS = "Nom de la structure;Champ;Quartier\nCAF;Social;Flandre\nPMI Flandre;Santé;Flandre\n"
TERRITORIES = "Territoire;Type\nFlandre;quartier\n"


def import_texts(store: Store, files: dict[str, str], **options) -> list[Outcome]:
    sources = [Source(name, text.encode()) for name, text in files.items()]
    return import_files(store, sources, today=TODAY, now=NOW, by="tests", **{"apply": True, **options})


def test_files_are_taken_in_the_order_in_which_they_build_on_each_other(store: Store):
    files = {"presences.csv": PRESENCES, "annuaire.csv": ACTORS, "quartiers.csv": TERRITORIES}
    outcomes = import_texts(store, files)
    assert [outcome.file for outcome in outcomes] == ["quartiers.csv", "annuaire.csv", "presences.csv"]
    assert [batch["order"] for batch in batches(store)] == [3, 2, 1]
    assert len(facts(store)["located_in-meeting"]) == 1


def test_a_directory_of_the_same_call_tells_that_a_cell_names_two_actors(store: Store):
    import_texts(store, {"presences.csv": PRESENCES, "annuaire.csv": ACTORS})
    assert len(facts(store)["attended"]) == 2


def who_came(store: Store) -> list[str]:
    names = {key[0]: fact.properties["name"] for key, fact in facts(store)["actor"].items()}
    return sorted(names[key[0]] for key in facts(store)["attended"])


@pytest.mark.parametrize(
    "naming",
    [
        "Groupe;Structure\nGT écrans;C.A.F.\nGT écrans;PMI Flandre\n",
        "Action;Type;Porteur\nCafé;action;CAF\nBal;action;PMI Flandre\n",
        "Source;Cible;Type de lien\nC.A.F.;PMI Flandre;oriente\n",
        "Vague;Structure interrogée;Réponse\n2024;caf;répondu\n2024;PMI Flandre;refus\n",
        "Vague;Répondant;Structure citée;Travaille avec\n2024;CAF;PMI Flandre;oui\n",
        "Date;Réunion;Structure;Présence\n02/02/2025;COPIL;CAF;présent\n02/02/2025;COPIL;PMI Flandre;présent\n",
    ],
)
def test_one_call_and_successive_calls_split_a_cell_alike(tmp_path: Path, naming: str):
    told = []
    one, two = {"a.csv": naming}, {"presences.csv": PRESENCES}
    for calls in ([one | two], [one, two]):
        with closing(open_store(str(tmp_path / str(len(calls))))) as store:
            for files in calls:
                assert all(outcome.batch for outcome in import_texts(store, files))
            told.append((set(facts(store)["actor"]), set(facts(store)["attended"])))
            assert "PMI Flandre" in who_came(store)
    assert told[0] == told[1]


def test_a_cell_that_lists_several_names_none_of_them_and_one_name_stays_whole(store: Store):
    lines = ("CAF, PMI Flandre", "Jeux et Cie", "CAF", "Jeux", "Cie, Jeux")
    text = "Date;Réunion;Structure;Présence\n" + "".join(f"05/03/2025;COPIL;{name};présent\n" for name in lines)
    import_texts(store, {"presences.csv": text})
    assert who_came(store) == ["CAF", "CAF, PMI Flandre", "Cie, Jeux", "Jeux", "Jeux et Cie"]


def test_a_refused_file_is_reported_and_the_others_go_on(store: Store):
    files = {"vide.csv": "", "quartiers.csv": TERRITORIES, "faux.xlsx": "ceci n'est pas un classeur"}
    outcomes = {outcome.file: outcome for outcome in import_texts(store, files)}
    assert outcomes["vide.csv"].refused and outcomes["faux.xlsx"].refused
    assert outcomes["quartiers.csv"].batch
    assert outcomes["vide.csv"].as_dict("en")["refused"]["message"]


def test_progress_says_the_file_and_the_step_and_never_goes_back(store: Store):
    told: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, doing: Words | None = None, /) -> None:
        told.append((done, total, doing.fr if doing else ""))

    import_texts(store, {"a.csv": ACTORS, "q.csv": TERRITORIES}, progress=progress)
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert {total for _, total, _ in told} == {6}
    assert told[0] == (0, 6, "Lecture de a.csv (fichier 1 sur 2)")
    assert (4, 6, "Écriture de q.csv (fichier 1 sur 2)") in told
    assert told[-1] == (6, 6, "")


@pytest.mark.parametrize("at", ["Lecture de a.csv", "Comparaison de a.csv", "Écriture de a.csv"])
def test_work_that_is_stopped_leaves_nothing_half_written(store: Store, at: str):
    class Stopped(Exception):
        pass

    def progress(done: int, total: int, doing: Words | None = None, /) -> None:
        if doing and doing.fr.startswith(at):
            raise Stopped

    before = facts(store)
    with pytest.raises(Stopped):
        import_texts(store, {"a.csv": ACTORS}, progress=progress)
    assert (facts(store), batches(store)) == (before, [])
    assert import_texts(store, {"a.csv": ACTORS})[0].batch


def test_a_job_cancelled_while_it_writes_is_cancelled_and_not_a_refusal(store: Store):
    def progress(done: int, total: int, doing: Words | None = None, /) -> None:
        if doing and doing.fr.startswith("Écriture"):
            raise Cancelled("api.cancelled")

    with pytest.raises(Cancelled):
        import_texts(store, {"a.csv": ACTORS}, progress=progress)
    assert batches(store) == []


def test_what_is_applied_is_what_was_shown_file_by_file(store: Store):
    files = {"quartiers.csv": TERRITORIES, "annuaire.csv": ACTORS, "presences.csv": PRESENCES}
    shown = {outcome.plan for outcome in import_texts(store, files, apply=False)}
    assert all(outcome.batch for outcome in import_texts(store, files, shown=shown))


def test_a_file_that_would_do_something_else_than_shown_is_not_written(store: Store):
    files = {"annuaire.csv": ACTORS, "quartiers.csv": TERRITORIES}
    shown = {outcome.plan for outcome in import_texts(store, files, apply=False)}
    import_texts(store, {"autre.csv": "Structure;Champ\nC.A.F.;social\n"})
    quartiers, annuaire = import_texts(store, files, shown=shown)
    assert quartiers.batch is not None
    assert annuaire.refused is not None and annuaire.refused.key == "importing.changed"
    assert annuaire.counts["actors_new"] == 1


def test_an_edit_that_wakes_with_the_first_file_is_part_of_what_is_shown_for_the_second(store: Store):
    files = {"annuaire.csv": ACTORS, "autre.csv": "Structure;Champ;Quartier\nCAF;Logement;Flandre\n"}
    for outcome in import_texts(store, {"quartiers.csv": TERRITORIES, **files}):
        assert outcome.batch
    edit(store, [("actor", (named(store, "CAF"),), {"field": "habitants"})], what="field", by="awa", now=NOW)
    for name in ("autre.csv", "annuaire.csv"):
        undo(store, next(one["uid"] for one in batches(store) if one["file"] == name), now=NOW)
    shown = {outcome.plan for outcome in import_texts(store, files, apply=False)}
    assert all(outcome.batch for outcome in import_texts(store, files, shown=shown))


def test_a_file_that_another_writer_has_just_applied_is_known_already(store: Store):
    mine = Files(store, Call(None, None, TODAY, NOW, "awa"), apply=True)
    file = reading("a.csv", "actors", {"name": "CAF"})
    planned = plan(file, batch_uid(file, "", None), mine._resolver)
    bring(store, file)
    before = facts(store), batches(store)
    assert not mine._write(file, planned)
    assert (facts(store), batches(store)) == before


def test_a_mapping_joins_two_files_and_its_text_is_part_of_the_batch(store: Store):
    mapping = read_mapping(
        """
            [[file]]
            match = "edges.csv"
            form = "attendance-list"
            [file.columns]
            org = "ids"
            day = "when"
            [file.join.org]
            file = "nodes.csv"
            column = "id"
            columns = { label = "organisation" }
            [[file]]
            match = "nodes.csv"
            """
    )
    files = {"edges.csv": "org;day\n7;2025-03-05\n", "nodes.csv": "id;label\n7;Ruche\n"}
    outcomes = import_texts(store, files, mapping=mapping)
    assert sum(outcome.batch is not None for outcome in outcomes) == 1
    assert facts(store)["actor"][named(store, "Ruche"),].properties["ids"] == ["local:7:unchecked"]


def test_the_public_source_of_a_file_stays_with_its_batch(store: Store):
    told = '[origin]\nname = "FINESS"\nlicence = "Licence ouverte 2.0"\ndate = "2024-11"\n'
    told += '[[file]]\nmatch = "*.csv"\nform = "actors"\n'
    (outcome,) = import_texts(store, {"finess.csv": ACTORS}, mapping=read_mapping(told))
    kept = batch(store, str(outcome.batch))
    assert (kept["source"], kept["licence"]) == ("FINESS", "Licence ouverte 2.0")
    assert (kept["source_date"], kept["source_url"]) == ("2024-11", None)


def test_another_writer_in_between_that_changes_nothing_of_the_plan_is_let_by(store: Store):
    mine = Files(store, Call(None, None, TODAY, NOW, "awa"), apply=True)
    bring(store, reading("autre.csv", "actors", {"name": "Quartier Uni"}))
    outcome = mine.add(reading("a.csv", "actors", {"name": "CAF"}))
    assert outcome.refused is None
    assert len(facts(store)["actor"]) == 2


def test_another_writer_who_changes_the_plan_shows_the_dry_run_again(store: Store):
    mine = Files(store, Call(None, None, TODAY, NOW, "awa"), apply=True)
    file = reading("a.csv", "actors", {"name": "CAF"})
    mine._resolver.graph.facts("actor")  # what was there when the dry run was made
    bring(store, reading("autre.csv", "actors", {"name": "C.A.F."}))
    before = facts(store)
    outcome = mine.add(file)
    assert outcome.refused is not None and outcome.refused.key == "importing.changed"
    assert (outcome.counts["actors_new"], outcome.counts["actors_updated"]) == (0, 1)
    assert facts(store) == before
    assert mine.add(reading("b.csv", "actors", {"name": "PMI Flandre"})).refused is None


def test_no_person_reaches_the_facts_the_batch_or_the_remarks(store: Store):
    text = (
        "Date;Réunion;Structure;Nom;Téléphone;Territoire\n"
        "05/03/2025;COPIL;CAF;Mme Martin;06 12 34 56 78;Mme Durand\n"
        "05/03/2025;COPIL;;M. Roche;;Flandre\n"
    )
    outcomes = import_texts(store, {"presences.csv": text})
    kept = repr((facts(store), store.read("batch/list"), [outcome.as_dict("fr") for outcome in outcomes]))
    assert not [secret for secret in ("Martin", "Roche", "Durand", "06 12") if secret in kept]
