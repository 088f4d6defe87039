"""What `passerelles demo` leaves and says."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import network
from network.cli import REFUSED, UNAVAILABLE, run
from network.demonstration import LEFT, Programme
from network.measures import MEASURES
from network.resources import folder

SHELF = folder("examples") / "quatre-quartiers"


def test_it_leaves_its_seven_things_and_nothing_else(made):
    left, _ = made
    assert {path.name for path in left.iterdir()} == set(LEFT)
    assert {path.name for path in (left / "files").iterdir()} == set(Programme.read(SHELF).files)


def test_it_says_every_file_in_a_sentence_and_that_all_is_invented(made):
    _, told = made
    assert told.startswith("Territoire fictif")
    assert all(f"{name} : Importé" in told.replace("\u00a0", " ") for name in Programme.read(SHELF).files)


@pytest.mark.parametrize("name", ["findings-before.json", "findings-after.json"])
def test_each_date_has_one_finding_per_measure_each_with_a_sentence_and_a_verdict(made, name):
    findings = json.loads((made[0] / name).read_text("utf-8"))
    assert [finding["measure"] for finding in findings] == [measure.name for measure in MEASURES]
    assert all(finding["sentence"] and finding["verdict"] for finding in findings)


@pytest.mark.parametrize("name", ["report.html", "map.html"])
def test_a_page_says_it_is_fictional_and_loads_nothing(made, name):
    page = (made[0] / name).read_text("utf-8")
    assert "fictif" in page
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(tmp_path, capsys):
    (tmp_path / "mes-notes.txt").write_text("à garder")
    assert run(["demo", str(tmp_path)]) == REFUSED
    assert "mes-notes.txt" in capsys.readouterr().err
    assert (tmp_path / "mes-notes.txt").read_text() == "à garder"


@pytest.mark.parametrize("kept", ["files/mes-notes.txt", "store/photo.jpg"])
def test_notes_among_its_own_folders_are_left_alone_too(tmp_path, kept, capsys):
    (tmp_path / kept).parent.mkdir()
    (tmp_path / kept).write_text("à garder")
    assert run(["demo", str(tmp_path)]) == REFUSED
    assert kept in capsys.readouterr().err
    assert (tmp_path / kept).exists()


def test_a_store_that_a_service_holds_is_not_taken_from_it(tmp_path, capsys):
    (tmp_path / "files").mkdir()
    holder = "import sys; from network.store import open_store; s = open_store(sys.argv[1]); print(1); sys.stdin.read()"
    command = [sys.executable, "-u", "-c", holder, str(tmp_path / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline()
        assert run(["demo", str(tmp_path)]) == UNAVAILABLE
        assert str(process.pid) in capsys.readouterr().err
        assert (tmp_path / "store").is_dir()
        process.communicate()


def test_the_python_example_of_the_readme_runs_on_the_demonstration(demonstration_folder, capsys):
    readme = (Path(network.__file__).parents[2] / "README.md").read_text("utf-8")
    [example] = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(example.replace("passerelles-data", str(demonstration_folder)), {})
    assert capsys.readouterr().out.startswith("Sur 100 liens")


def test_the_public_names_are_enough_to_compare_and_to_draw(demonstration):
    before, after = network.Lens(wave="2017"), network.Lens(wave="2020")
    assert network.compare(demonstration, before, after).sentences()
    assert network.to_pyvis(network.read_network(demonstration, after)).startswith("<!")
    assert network.suggest_partners(demonstration, "Accueil périscolaire rue des Orfèvres-Gris", limit=1)
