"""An extract of a national file: the lines of some communes, nothing personal, and where they come from."""

import csv
import datetime as dt
import gzip
import hashlib
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.errors import NetworkError
from network.forms import Reading, Source, read_files
from network.forms.registers import registers
from network.prefilter import prefilter
from network.prefilter.places import wanted

TODAY = dt.date(2026, 1, 5)
RNA = (
    "id;id_ex;siret;titre;objet_social1;position;adrs_libvoie;adrs_codeinsee;adrs_codepostal;adrg_libvoie;telephone\n"
    'W751000001;;;"ASSOCIATION ""UN""";019004;A;Rue É;75119;75019;Rue secrète;0611223344\n'
    "W751000002;;;DEUX;019004;A;Rue B;75056;75012;;\n"
    "W691000003;;;TROIS;019004;A;Rue C;69123;69001;;\n"
)
FINESS = (
    "finess;etalab;2;2026-05-12\n"
    "structureet;750000051;750000028;UN;UN;;;1;R;X;;;119;75;PARIS;75019 PARIS;0100000000;;220;Centre Social;5104;;;;99"
    ";;;;1990-01-01;1990-01-01;2020-01-01;\n"
    "structureet;970000014;750000028;DEUX;DEUX;;;1;R;X;;;123;9A;GUADELOUPE;97133 X;;;223;PMI;2202;;;;01;;;;1964-01-01"
    ";1964-01-01;2019-02-15;\n"
)


def made(folder: Path, content: str | bytes, communes: str, name: str = "national.csv") -> tuple[list[str], str]:
    """Lines of the extract, and its note."""
    path, out = folder / name, folder / "extrait.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    extracted = prefilter(path, communes, out, today=TODAY)
    assert extracted.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    return out.read_text("utf-8").splitlines(), extracted.note.read_text("utf-8")


def test_lines_of_the_communes_are_kept_without_personal_columns(tmp_path):
    lines, note = made(tmp_path, RNA, "75119,75112")
    assert [line.split(";")[0] for line in lines] == ["id", "W751000001", "W751000002"]
    assert "telephone" not in lines[0] and "adrg_libvoie" not in lines[0]
    assert "secrète" not in "\n".join(lines) and 'ASSOCIATION ""UN""' in lines[1] and "Rue É" in lines[1]
    assert "Lignes gardées : 2 sur 3" in note and "Licence Ouverte 2.0" in note and "75119,75112" in note
    assert "adrg_libvoie, telephone" in note


def test_an_extract_is_imported_as_the_register_that_it_comes_from(tmp_path):
    made(tmp_path, FINESS, "75119")
    extract = tmp_path / "extrait.csv"
    [reading] = read_files([Source(extract.name, extract.read_bytes())], today=TODAY)
    assert isinstance(reading, Reading)
    assert [row.values["name"] for row in reading.rows] == ["UN"]
    assert "0100000000" not in extract.read_text()


def test_the_point_of_an_establishment_follows_it_and_a_file_may_begin_without_manifest(tmp_path):
    points = "geolocalisation;750000051;652000;6865000;x;d\ngeolocalisation;970000014;1;2;x;d\n"
    lines, _ = made(tmp_path, FINESS.partition("\n")[2] + points, "75119")
    assert [line.split(";")[:2] for line in lines] == [
        ["structureet", "750000051"],
        ["geolocalisation", "750000051"],
    ]


def test_the_national_file_is_never_written_over(tmp_path):
    path = tmp_path / "n.csv"
    path.write_text(RNA)
    (tmp_path / "dossier").mkdir()
    for out in (path, tmp_path / "dossier", tmp_path / "absent" / "e.csv"):
        with pytest.raises(NetworkError) as refused:
            prefilter(path, "75119", out, today=TODAY)
        assert refused.value.key == "registers.out"
    assert path.read_text() == RNA


@pytest.mark.parametrize("communes", ["75", "75056"])
def test_a_department_is_all_its_communes_and_paris_is_one(tmp_path, communes):
    lines, _ = made(tmp_path, RNA, communes)
    assert len(lines) == 3


def test_zipped_and_gzipped_files_are_read_as_they_stream(tmp_path):
    plain, _ = made(tmp_path, RNA, "75119")
    zipped, _ = made(tmp_path, gzip.compress(RNA.encode()), "75119", "national.csv.gz")
    with zipfile.ZipFile(tmp_path / "n.zip", "w") as archive:
        archive.writestr("rna.csv", RNA)
        archive.writestr("LISEZMOI.md", "x")
    unzipped, _ = made(tmp_path, (tmp_path / "n.zip").read_bytes(), "75119", "national.zip")
    assert plain == zipped == unzipped


def test_letters_are_kept_byte_for_byte_whatever_the_encoding(tmp_path):
    path, out = tmp_path / "n.csv", tmp_path / "e.csv"
    path.write_bytes("code_commune;nom\n75119;École\n".encode("cp1252"))
    prefilter(path, "75119", out, today=TODAY)
    assert out.read_bytes().decode("cp1252").splitlines()[1] == "75119;École"


@pytest.mark.parametrize(
    ("content", "communes", "why"),
    [
        (RNA, "Paris", "registers.communes"),
        (RNA, "", "registers.communes"),
        ("a;b\n1;2\n", "75119", "registers.no-commune"),
        ("", "75119", "registers.no-commune"),
        ('code_commune;nom\n75119;"' + "x" * 1_100_000, "75119", "tables.quotes"),
    ],
)
def test_what_cannot_be_filtered_is_one_sentence_and_leaves_no_extract(tmp_path, content, communes, why):
    with pytest.raises(NetworkError) as refused:
        made(tmp_path, content, communes)
    assert refused.value.key == why and refused.value.words("fr") and refused.value.words("en")
    assert not (tmp_path / "extrait.csv").exists() and not list(tmp_path.glob(".*part"))


def test_an_absent_file_and_a_damaged_archive_are_one_sentence(tmp_path):
    (tmp_path / "n.csv.gz").write_bytes(gzip.compress(RNA.encode())[:60])
    for path in (tmp_path / "absent.csv", tmp_path / "n.csv.gz"):
        with pytest.raises(NetworkError) as refused:
            prefilter(path, "75119", tmp_path / "e.csv", today=TODAY)
        assert refused.value.key == "registers.unreadable"


def test_memory_does_not_grow_with_the_file(tmp_path):
    line = "W691000003;;;TROIS;019004;A;Rue C;69123;69001;;\n"
    peaks = []
    for times in (20_000, 200_000):
        (tmp_path / "n.csv").write_text(RNA + line * times)
        tracemalloc.start()
        prefilter(tmp_path / "n.csv", "75119", tmp_path / "e.csv", today=TODAY)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["75112", "75119", "69123"]), st.text(max_size=12))))
def test_what_is_kept_is_what_a_plain_reading_keeps(tmp_path_factory, told):
    folder = tmp_path_factory.mktemp("national")
    path, out = folder / "n.csv", folder / "e.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(
            [("code_commune", "nom"), *((c, t.replace("\0", "")) for c, t in told)]
        )
    extracted = prefilter(path, "75119", out, today=TODAY)
    with path.open(encoding="utf-8", newline="") as stream:
        kept = [row for row in csv.reader(stream, delimiter=";") if row and row[0] == "75119"]
    with out.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream, delimiter=";"))[1:] == kept
    assert extracted.kept == len(kept)


def test_a_natural_person_of_sirene_does_not_reach_the_extract(tmp_path):
    header = "siren,denominationUniteLegale,categorieJuridiqueUniteLegale,nomUniteLegale,code_commune\n"
    lines, _ = made(tmp_path, header + "1,ASSO,9220,,75119\n2,,1000,MARTIN,75119\n", "75119")
    assert lines[1:] == ["1,ASSO,9220,,75119"]


def test_communes_are_said_in_any_way():
    assert wanted("75112 ; 75119").communes == {"75112", "75119"}
    assert wanted("2A").holds("2A004") and not wanted("2A").holds("2B033")


RECORDS = [{"nom": f"É{n}", "adresse": [{"cogCommune": code}]} for n, code in enumerate(["75119", "69123", "75119"])]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (json.dumps(RECORDS), [RECORDS[0], RECORDS[2]]),
        ("\n".join(map(json.dumps, RECORDS)), [RECORDS[0], RECORDS[2]]),
        (json.dumps(RECORDS, indent=2, ensure_ascii=False), [RECORDS[0], RECORDS[2]]),
        (
            json.dumps({"le": "2026-03-09", "gcc": [{"nomGcc": "G"}], "pmej": RECORDS, "vide": []}),
            {"le": "2026-03-09", "gcc": [{"nomGcc": "G"}], "pmej": [RECORDS[0], RECORDS[2]]},
        ),
        ('[{"code_insee": "69123"}]', []),
    ],
)
def test_json_is_filtered_in_the_lists_that_held_its_records(tmp_path, text, kept):
    path, out = tmp_path / "n.json", tmp_path / "e.json"
    path.write_text(text, "utf-8")
    extracted = prefilter(path, "75119", out, today=TODAY)
    assert json.loads(out.read_text("utf-8")) == kept
    assert extracted.total == (1 if "69123" in text and len(text) < 30 else 4 if "gcc" in text else 3)


def test_an_extract_in_json_says_the_register_that_it_is_of(tmp_path):
    told = registers()["finess-plus"].examples[0]
    path = tmp_path / told.file
    path.write_text(told.text, "utf-8")
    extracted = prefilter(path, "75119", tmp_path / "e.json", today=TODAY)
    assert extracted.register is registers()["finess-plus"]
    assert "Agence du numérique en santé" in extracted.note.read_text("utf-8")


def test_json_that_is_cut_short_leaves_no_extract(tmp_path):
    path = tmp_path / "n.json"
    path.write_text(json.dumps(RECORDS)[:-5])
    with pytest.raises(NetworkError) as refused:
        prefilter(path, "75119", tmp_path / "e.json", today=TODAY)
    assert refused.value.key == "registers.unreadable"
    assert not (tmp_path / "e.json").exists()


def test_a_long_json_file_is_read_in_pieces(tmp_path):
    path = tmp_path / "n.json"
    path.write_text(json.dumps([{"code_insee": "69123", "objet": "x" * 100_000}] * 60 + [RECORDS[0]]))
    tracemalloc.start()
    extracted = prefilter(path, "75119", tmp_path / "e.json", today=TODAY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (extracted.kept, extracted.total) == (1, 61)
    assert peak < path.stat().st_size * 1.2
