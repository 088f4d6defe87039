"""The same registers as they also come: other encodings, workbooks with titles, archives, GeoJSON, other headers."""

import datetime as dt
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.readings import codes, plain, reading, refusal, workbook
from network.forms import Reading, Source, read_files
from network.forms.registers import registers

TODAY = dt.date(2026, 1, 15)


def example(register: str, number: int = 0) -> tuple[str, str]:
    """Name and text of an example of a register."""
    one = registers()[register].examples[number]
    return one.file, one.text.lstrip("\n")


def said(result: Reading) -> list[dict[str, object]]:
    return [{"form": row.form, **plain(row)} for row in result.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("register", ["finess", "rna", "education", "scdl-subventions", "qpv"])
def test_a_register_is_known_in_any_encoding(register, encoding):
    name, text = example(register)
    assert said(reading(name, text.encode(encoding))) == said(reading(name, text))


def test_a_workbook_of_the_insee_has_titles_above_its_codes_and_numbers_in_its_cells():
    rows = [
        ["Revenus, pauvreté et niveau de vie en 2021 (Iris)"],
        ["Mise en ligne le 01/10/2024", None, "Géographie au 01/01/2023"],
        [],
        ["Code IRIS", "Libellé", "Code commune", "Taux de pauvreté"],
        ["IRIS", "LIBIRIS", "COM", "DISP_TP6021", "P21_POP0305"],
        [751190001, "Exemple 1", 75119, 17.4, 155.071234567890],
        [10010101, "Exemple 2", 1001, "ns", None],
    ]
    result = reading("BASE_TD_FILO_IRIS_2021.xlsx", workbook({"IRIS_DISP": rows, "Documentation": [["Champ", "x"]]}))
    figures = {(row.values["territory"], row.values["code"]): row.values["value"] for row in result.rows[2:]}
    assert figures == {
        ("751190001", "TP60"): 17.4,
        ("010010101", "TP60"): "suppressed",
        ("751190001", "POP0305"): 155.07123456789,
        ("010010101", "POP0305"): "not_available",
    }
    assert result.rows[1].values["within"] == "01001"
    assert result.source and result.source.date == "2021"


def test_priority_neighbourhoods_in_geojson_are_territories():
    feature = {
        "type": "Feature",
        "properties": {"code_qp": "QN07501M", "lib_qp": "Exemple", "insee_com": "75119", "lib_com": "Paris 19e"},
        "geometry": {"type": "Polygon", "coordinates": [[[2.37, 48.88], [2.38, 48.88], [2.37, 48.89]]]},
    }
    result = reading("qp2024.geojson", json.dumps({"type": "FeatureCollection", "name": "qp", "features": [feature]}))
    qpv = {"kind": "qpv", "code": "QN07501M", "name": "Exemple", "vintage": "2024", "within": "75119"}
    assert said(result) == [
        {"form": "territories", **qpv},
        {"form": "territories", "code": "75119", "name": "19e arrondissement", "kind": "arrondissement"},
    ]  # fmt: skip


def test_an_archive_of_the_register_of_associations_is_read_as_its_file():
    name, text = example("rna")
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rna_waldec_20240212_dpt_75.csv", text)
    [result] = read_files([Source("rna_waldec_20240212.zip", written.getvalue())], today=TODAY)
    assert isinstance(result, Reading)
    assert said(result) == said(reading(name, text))


@pytest.mark.parametrize("networks", ["['fcsf', 'caf']", '["fcsf", "caf"]', "{fcsf,caf}", "fcsf, caf", "fcsf|caf"])
def test_lists_of_data_inclusion_are_read_in_any_writing(networks):
    quoted = networks.replace('"', '""')
    text = (
        f'id,source,nom,date_maj,commune,code_insee,reseaux_porteurs\n1,dora,CS Exemple,2025-03-01,P,75119,"{quoted}"\n'
    )
    assert reading("s.csv", text).rows[0].values["codes"] == ["di-network:fcsf", "di-network:caf"]


def test_data_inclusion_in_json_gives_what_its_csv_gives():
    record = {
        "id": "dora--1",
        "source": "dora",
        "nom": "Centre social Exemple",
        "date_maj": "2025-03-01",
        "siret": None,
        "code_insee": "75119",
        "commune": "Paris",
        "reseaux_porteurs": ["fcsf", "caf"],
        "courriel": "claire.martin@gmail.com",
    }
    result = reading("structures.json", json.dumps([record]))
    assert result.rows[0].values["codes"] == ["di-network:fcsf", "di-network:caf"]
    assert "contact" not in result.rows[0].values and "personal-email" in codes(result)


def test_the_year_of_a_header_in_each_spelling_is_the_same_figure():
    text = "IRIS;DISP_TP6021;DISP_TP60_A20;TP60_A13;TP6012\n751190001;1;2;3;4\n"
    figures = {row.values["year"]: row.values["value"] for row in reading("f.csv", text).rows}
    assert figures == {2021: 1.0, 2020: 2.0, 2013: 3.0, 2012: 4.0}


def test_an_extract_with_a_header_and_no_line_is_refused_in_a_sentence():
    name, text = example("rna")
    assert refusal(name, text.splitlines()[0] + "\n") == "forms.no-rows"


def test_a_territory_given_to_the_call_is_that_of_the_structures():
    name, text = example("finess")
    assert {row.values["territory"] for row in reading(name, text, territory="Flandre").rows} == {"Flandre"}


def test_a_social_security_number_in_a_register_refuses_it_whole():
    name, text = example("rna")
    assert refusal(name, text.replace("aider les familles", "2 55 08 14 168 025 38")) == "tables.nir"


@pytest.mark.shared
def test_public_samples_of_grants_are_ties_whatever_the_spelling_of_their_headers(shared):
    folder = shared / "data" / "formats" / "scdl-subventions"
    damaged = (folder / "SCDL_DILCRAH_2019.csv").read_bytes()
    assert refusal("dilcrah.csv", damaged) == "tables.mojibake"
    repaired = reading("dilcrah.csv", damaged, encoding="utf-8-repaired")
    official = reading("scdl.csv", (folder / "SCDL.csv").read_bytes())
    assert [row.values["weight"] for row in repaired.rows] == [45000.0, 50000.0, 5000.0, 10000.0]
    assert [row.values["weight"] for row in official.rows] == [45000.0, 50000.0, 5000.0, 10000.0]
    assert {row.values["source"] for row in official.rows} == {"TEST_SOCLE_SCDL"}  # one line only gives its number
    other = reading("oise.xlsx", (folder / "SCDL_WITH_EXERCICE_ALT.xlsx").read_bytes())
    assert [plain(row)["since"] for row in other.rows] == ["2023-05-22", "2023-03-27"]


CSV_EXAMPLES = [one for register in registers().values() for one in register.examples if one.file.endswith(".csv")]
CELLS = st.one_of(
    st.text(max_size=20), st.sampled_from(["", "[ND]", "9J", "1e9", "31/02/2025", "['a'", "{", "Mme X", "-"])
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CSV_EXAMPLES), st.data())
def test_whatever_a_cell_holds_a_register_is_read_or_refused_in_a_sentence(example, data):
    lines = example.text.strip().splitlines()
    sign = max(";,$", key=lines[0].count)
    at = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[at].split(sign)
    cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(CELLS)
    lines[at] = sign.join(cells)
    [result] = read_files([Source("a.csv", "\n".join(lines).encode())], today=TODAY)
    said = [one.message("fr") for one in result.remarks] if isinstance(result, Reading) else [result.error.words("fr")]
    assert not any("{" in text and "{" not in "\n".join(lines) for text in said)
