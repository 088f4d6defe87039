"""Folders and .zip files handed over at once, and how a person says that files are to be opened."""

import json
import zipfile

import openpyxl
import pytest

from network.cli import DONE, REFUSED, run

SIGNED = "Structure;Signature\nCAF;x\n"


@pytest.fixture
def folder(tmp_path):
    """A shared folder as it is: two sheets in a year, a lock, a hidden file, a picture."""
    place = tmp_path / "Émargements 2024"
    (place / "printemps").mkdir(parents=True)
    (place / "Théâtre-forum 14-03.csv").write_text(SIGNED, "utf-8")
    (place / "printemps" / "Kiosque 15-04.csv").write_text(SIGNED.replace("CAF", "PMI"), "utf-8")
    for name in ("~$Kiosque.xlsx", ".DS_Store", "photo.jpg"):
        (place / name).write_bytes(b"x")
    return place


@pytest.fixture
def at(tmp_path):
    return ["--yes", "--json", "--store", str(tmp_path / "store")]


def told(capsys) -> list[dict[str, object]]:
    return json.loads(capsys.readouterr().out)


def test_a_folder_is_read_whole_and_its_name_tells_the_year(folder, at, capsys):
    assert run(["import", str(folder), *at]) == DONE
    outcomes = told(capsys)
    assert [one["file"] for one in outcomes] == [
        "Émargements 2024/Théâtre-forum 14-03.csv",
        "Émargements 2024/printemps/Kiosque 15-04.csv",
    ]
    assert [one["counts"]["presences_new"] for one in outcomes] == [1, 1]
    assert not [code for one in outcomes for code in (remark["code"] for remark in one["remarks"]) if "year" in code]


def test_the_files_of_no_kind_read_here_are_named(folder, at, capsys):
    run(["import", str(folder), *at[2:]])
    assert "photo.jpg" in capsys.readouterr().err


def test_a_zip_is_the_files_it_holds_and_a_broken_one_is_refused(folder, tmp_path, at, capsys):
    with zipfile.ZipFile(tmp_path / "envoi.zip", "w") as archive:
        for path in folder.rglob("*.csv"):
            archive.write(path, path.relative_to(folder.parent))
    assert run(["import", str(tmp_path / "envoi.zip"), *at]) == DONE
    assert len(told(capsys)) == 2
    (tmp_path / "abime.zip").write_bytes(b"PK\x03\x04 rien")
    assert run(["import", str(tmp_path / "abime.zip"), *at]) == REFUSED
    assert "abime.zip" in str(told(capsys)[0]["refused"])


def test_an_encoding_a_separator_and_what_is_hidden_are_chosen(tmp_path, at, capsys):
    (tmp_path / "mac.csv").write_bytes("Structure,Note;x\nÉcole élémentaire,1;2\n".encode("mac_roman"))
    assert run(["import", str(tmp_path / "mac.csv"), *at]) == REFUSED
    assert "mac_roman : « École »" in str(told(capsys)[0]["refused"])
    chosen = ["--encoding", "mac_roman", "--separator", ",", "--form", "actors"]
    assert run(["import", str(tmp_path / "mac.csv"), *chosen, *at]) == DONE
    assert told(capsys)[0]["encoding"] == "mac_roman"
    book = openpyxl.Workbook()
    for row in (["Structure", "Quartier"], ["CAF", "Flandre"], ["PMI", "Flandre"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    for hidden, actors in (("leave", 1), ("read", 2)):
        run(["import", str(tmp_path / "a.xlsx"), "--hidden", hidden, *at[1:], "--dry-run"])
        assert told(capsys)[0]["counts"]["actors_new"] == actors
    assert run(["import", str(tmp_path / "a.xlsx"), "--hidden", "oui", *at]) == REFUSED


def test_the_commented_files_of_a_zip_stay_in_the_folder_asked_for(tmp_path, at):
    with zipfile.ZipFile(tmp_path / "envoi.zip", "w") as archive:
        archive.writestr(f"{tmp_path}/loin/mars.csv", SIGNED)
    out = tmp_path / "corriger"
    run(["import", str(tmp_path / "envoi.zip"), *at, "--commented", str(out)])
    assert [path.suffix for path in out.iterdir()] == [".xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corriger", "envoi.zip", "store"]
