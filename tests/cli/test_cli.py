"""The command line as its users meet it: exit codes, sentences, JSON alone on stdout."""

import json

import pytest

from network import __version__
from network.cli import DONE, REFUSED, UNAVAILABLE, USAGE, run

ACTORS = (
    "Nom;Champ;Type\n"
    "PMI Flandre;santé;structure\n"
    "Collège Rouault;éducation;structure\n"
    "Centre social Riquet;social;structure\n"
)
TIES = (
    "Acteur 1;Acteur 2;Nature;Depuis\n"
    "PMI Flandre;Collège Rouault;travaille avec;01/02/2024\n"
    "PMI Flandre;Centre social Riquet;travaille avec;01/03/2024\n"
)


@pytest.fixture
def files(tmp_path):
    for name, text in (("acteurs.csv", ACTORS), ("liens.csv", TIES)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / "acteurs.csv"), str(tmp_path / "liens.csv")]


@pytest.fixture
def at(tmp_path):
    """The options that name a store of this test's own."""
    return ["--store", str(tmp_path / "store")]


def told(capsys) -> object:
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_writes_nothing_and_says_how_to_apply(files, at, capsys):
    assert run(["import", *files, *at]) == DONE
    assert "--yes" in capsys.readouterr().err
    assert run(["info", *at]) == UNAVAILABLE  # not even the folder of a store was made


def test_files_go_in_are_measured_and_come_out_again(files, at, tmp_path, capsys):
    assert run(["import", *files, "--yes", "--json", *at]) == DONE
    assert [outcome["refused"] for outcome in told(capsys)] == [None, None]
    assert run(["measure", "openness", "--json", *at]) == DONE
    [finding] = told(capsys)
    assert (finding["measure"], finding["n_ties"], finding["value"] is None) == ("openness", 2, False)
    assert run(["export", "--out", str(tmp_path / "out.json"), "--format", "json", *at]) == DONE
    tables = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert {actor["name"] for actor in tables["actors"]} == {"PMI Flandre", "Collège Rouault", "Centre social Riquet"}
    assert len(tables["ties"]) == 2


def test_the_same_file_twice_changes_nothing_and_undo_empties_the_store(files, at, capsys):
    run(["import", files[0], "--yes", *at])
    capsys.readouterr()
    run(["info", "--json", *at])
    before = told(capsys)["revision"]
    run(["import", files[0], "--yes", "--json", *at])
    capsys.readouterr()
    run(["info", "--json", *at])
    assert told(capsys)["revision"] == before
    run(["batches", "list", "--json", *at])
    [batch] = told(capsys)
    assert run(["batches", "undo", batch["uid"], *at]) == DONE
    capsys.readouterr()
    run(["info", "--json", *at])
    assert told(capsys)["counts"].get("actor", 0) == 0


def test_an_archive_brings_the_same_facts_to_another_store(files, at, tmp_path, capsys):
    run(["import", *files, "--yes", *at])
    archive = str(tmp_path / "a.jsonl.gz")
    assert run(["dump", archive, *at]) == DONE
    assert run(["restore", archive, "--store", str(tmp_path / "other")]) == DONE
    again = str(tmp_path / "b.jsonl.gz")
    assert run(["dump", again, "--store", str(tmp_path / "other")]) == DONE
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["measure", "--store", "http://example.org"], REFUSED),
        (["measure", "no-such-measure"], REFUSED),
        (["measure", "--wave", "1999"], REFUSED),
        (["measure", "--layer", "friendship"], USAGE),
        (["measure", "--since", "31/02/2024"], USAGE),
        (["measure", "--since", "2023", "--until", "2020"], REFUSED),
        (["measure", "--fields", "bogus"], REFUSED),
        (["measure", "--seed", "-1"], USAGE),
        (["compare", "--before", "2024..2024", "--after", "2023..2023"], REFUSED),
        (["compare", "--before-wave", "A", "--after-wave", "A"], REFUSED),
        (["serve", "--port", "99999"], USAGE),
        (["serve", "--store", "no-such-folder"], UNAVAILABLE),
        (["compare"], USAGE),
        (["import", "no-such-file.xlsx"], REFUSED),
        (["info", "--store", "bolt://127.0.0.1:9"], UNAVAILABLE),
        (["info", "--store", "no-such-folder"], UNAVAILABLE),
        (["info", "--lang", "de"], REFUSED),
        (["serve", "--host", "0.0.0.0"], REFUSED),
        (["no-such-command"], USAGE),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_an_exit_code(arguments, code, at, files, capsys):
    run(["import", *files, "--yes", *at])
    capsys.readouterr()
    own = [] if "--store" in arguments or arguments[0] in ("serve", "no-such-command") else at
    assert run([*arguments, *own]) == code
    answered = capsys.readouterr()
    assert answered.err.strip()
    assert "Traceback" not in answered.err
    assert answered.out == ""


@pytest.mark.parametrize(
    ("name", "content"), [("vide.csv", b""), ("faux.xlsx", b"not a workbook"), ("x.pdf", b"%PDF-")]
)
def test_a_file_that_cannot_be_read_is_refused_and_the_others_go_on(name, content, files, at, tmp_path, capsys):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert run(["import", str(tmp_path / name), *files, "--yes", "--json", *at]) == REFUSED
    outcomes = {outcome["file"]: outcome for outcome in told(capsys)}
    assert outcomes[name]["refused"]
    assert outcomes["acteurs.csv"]["batch"]


def test_a_report_goes_whole_into_a_file_or_not_at_all(files, at, tmp_path, capsys):
    run(["import", *files, "--yes", *at])
    (tmp_path / "r.html").mkdir()
    for out in (tmp_path / "r.html", tmp_path / "nulle-part" / "r.html"):
        assert run(["report", "--before", "2023", "--after", "2024", "--out", str(out), *at]) == USAGE
        assert run(["report", "--before", "2023..2023", "--after", "2024..2024", "--out", str(out), *at]) == REFUSED
        assert "Traceback" not in capsys.readouterr().err


def test_help_is_there_for_every_command(capsys):
    assert run(["--help"]) == DONE
    assert "import" in capsys.readouterr().out


def test_the_version_is_one_line(capsys):
    assert run(["--version"]) == DONE
    assert capsys.readouterr().out == f"passerelles {__version__}\n"


def test_a_call_begins_with_one_sentence_and_each_file_says_what_it_was_recognised_as(files, at, capsys):
    assert run(["import", *files, *at]) == DONE
    said = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    assert said[0] == "3 nouvelles structures. Aussi : 2 nouveaux liens. Rien n'est encore écrit."
    assert said[1].startswith("acteurs.csv (Annuaire de structures): ")


def test_a_folder_is_the_files_it_holds_without_locks_and_hidden_ones(files, at, tmp_path, capsys):
    folder = tmp_path / "partage"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "acteurs.csv").write_text(ACTORS, "utf-8")
    for litter in (".DS_Store", "~$acteurs.xlsx"):
        (folder / litter).write_text("x", "utf-8")
    assert run(["import", str(folder), "--json", *at]) == DONE
    assert [outcome["file"] for outcome in told(capsys)] == ["partage/2024/acteurs.csv"]


def test_remarks_are_grouped_and_written_as_a_table_and_as_commented_files(at, tmp_path, capsys):
    path = tmp_path / "presences.csv"
    lines = "".join(f"3{n}/02/2025;COPIL;CAF;présent\n" for n in (0, 1))
    path.write_text(f"Date;Réunion;Structure;Présence\n{lines}05/03/2025;COPIL;CAF;?\n", "utf-8")
    table, folder = tmp_path / "remarques.csv", tmp_path / "commentes"
    assert run(["import", str(path), "--remarks", str(table), "--commented", str(folder), *at]) == DONE
    said = capsys.readouterr().err
    assert "colonne A « Date », lignes 2–3" in said
    assert "D4: " in said
    assert table.read_text("utf-8-sig").count("impossible-date") == 2
    assert [one.name for one in folder.iterdir()] == ["presences - remarques.xlsx"]
    assert path.read_text("utf-8").startswith("Date;")


def test_a_batch_is_shown_with_its_remarks(at, tmp_path, capsys):
    path = tmp_path / "acteurs.csv"
    path.write_text("Structure;Champ\nCAF;inconnu\n", "utf-8")
    run(["import", str(path), "--yes", "--json", *at])
    [outcome] = told(capsys)
    assert run(["batches", "show", outcome["batch"], *at]) == DONE
    answered = capsys.readouterr()
    assert "1 remarque" in answered.out
    assert "B2: " in answered.err


def test_ctrl_c_leaves_nothing_half_written(files, at, capsys, monkeypatch):
    def stop(*arguments, **options):
        raise KeyboardInterrupt

    run(["import", files[0], "--yes", *at])
    capsys.readouterr()
    with monkeypatch.context() as patch:
        patch.setattr("network.importing.applying.write", stop)
        assert run(["import", files[1], "--yes", *at]) == 130
    assert "rien n'est à moitié écrit" in capsys.readouterr().err
    run(["batches", "list", "--json", *at])
    assert [batch["file"] for batch in told(capsys)] == ["acteurs.csv"]
