"""Real files of public registers, read or refused with a sentence; none of them is copied here."""

import pytest

from forms.readings import TODAY, codes, reading
from network.forms import Reading, Refusal, Source, read_files

pytestmark = pytest.mark.shared


def sample(shared, path, **options):
    file = shared / "data" / "formats" / path
    return reading(file.name, file.read_bytes(), **options)


def test_the_workbook_of_data_inclusion_tells_each_of_its_known_faults(shared):
    result = sample(shared, "data-inclusion/valideur_dataset.xlsx", form="actors")
    assert [(row.sheet, row.line) for row in result.rows] == [("Structures", 4)]
    assert result.rows[0].values["ids"][-1] == "siret:82454114801871:valid"
    faults = {
        ("bad-email", 4, "courriel"),
        ("bad-key", 3, "siret"),
        ("bad-postcode", 4, "code_postal"),
        ("bad-url", 4, "site_web"),
        ("unknown-column", 1, "colonne en trop"),
        ("unknown-column", 1, "colonne en double"),
        ("overwritten-header", 1, "2026-02-23"),
    }
    told = [(one.code, one.line, one.column) for one in result.remarks if one.sheet == "Structures"]
    assert faults <= set(told)
    assert len(told) == len(set(told))
    assert [one.column for one in result.remarks if one.code == "duplicate-column"] == ["lien_source"]


def test_services_of_data_inclusion_are_missions(shared):
    result = sample(shared, "data-inclusion/valideur_dataset.xlsx")
    assert result.forms == ("actors", "missions")
    service = next(row for row in result.rows if row.form == "missions")
    assert service.values["themes"] == ["logement"]
    assert service.values["carrier_ids"] == ["di:005d3060-c322-4ec5-bd70-a60f054d3b81:unchecked"]


def test_associations_of_the_national_register_are_actors_without_persons(shared):
    result = sample(shared, "rna/rna_sample_waldec.csv")
    assert [row.values["ids"] for row in result.rows][:2] == [["rna:W632007046:valid"], ["rna:W012000002:valid"]]
    assert "until" not in result.rows[1].values  # 0001-01-01
    left = next(one.values["columns"] for one in result.remarks if one.code == "register-columns-left")
    assert {"telephone", "email", "dir_civilite", "adrg_libvoie"} <= set(left.split(", "))
    assert not any("telephone" in row.extra or "dir_civilite" in row.extra for row in result.rows)


def test_every_sample_is_read_or_refused_in_a_sentence(shared):
    for path in sorted((shared / "data" / "formats").rglob("*")):
        if path.is_file() and path.suffix != ".md":
            (result,) = read_files([Source(path.name, path.read_bytes())], today=TODAY)
            if isinstance(result, Refusal):
                assert path.name in result.error.words("fr") and path.name in result.error.words("en")
            else:
                assert isinstance(result, Reading)
                assert all(one.message("fr") and one.message("en") for one in result.remarks), codes(result)
