"""No family and no child, by whatever door a file comes in: columns blocked, numbers refused, texts flagged."""

import io
import json
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pandas as pd
import pytest
import xlwt
from readings import TODAY, codes, plain, reading

from network.forms import Reading, Refusal, Source, read_files

NIR = "2 55 08 14 168 025 38"
ROWS = [["Structure", "Champ", "Remarque"], ["PMI Flandre", "santé", f"dossier {NIR}"]]


def held(write: Callable[[io.BytesIO], object]) -> bytes:
    content = io.BytesIO()
    write(content)
    return content.getvalue()


def xlsx(hidden: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    if hidden:
        sheet.append(["Structure"])
        sheet = book.create_sheet("anciens")
        sheet.sheet_state = "hidden"
    for row in ROWS:
        sheet.append(row)
    return held(book.save)


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("suivi")
    for line, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(line, column, text)
    return held(book.save)


def ods() -> bytes:
    table = pd.DataFrame(ROWS[1:], columns=ROWS[0])
    return held(lambda content: table.to_excel(content, engine="odf", index=False))


def minutes(*, in_table: bool) -> bytes:
    document = docx.Document()
    document.add_paragraph("Comité du 5 mars 2025")
    if in_table:
        table = document.add_table(rows=0, cols=3)
        for row in ROWS:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    else:
        document.add_paragraph(f"Présents : PMI Flandre, Collège Exemple. Divers : {NIR}")
    return held(document.save)


def parcel() -> bytes:
    return held(lambda content: _zipped(content, "suivi.csv", csv()))


def _zipped(content: io.BytesIO, name: str, inside: bytes) -> None:
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, inside)


def csv(separator: str = ";") -> bytes:
    return "\n".join(separator.join(row) for row in ROWS).encode()


def records() -> bytes:
    return json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("suivi.csv", csv()),
        ("suivi.tsv", csv("\t")),
        ("suivi.xlsx", xlsx()),
        ("cache.xlsx", xlsx(hidden=True)),
        ("suivi.xls", xls()),
        ("suivi.ods", ods()),
        ("comite.docx", minutes(in_table=False)),
        ("tableau.docx", minutes(in_table=True)),
        ("suivi.json", records()),
        ("lot.zip", parcel()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_social_security_number_refuses_its_file_whatever_the_kind(name, content):
    results = read_files([Source(name, content)], today=TODAY)
    assert [one.error.key for one in results if isinstance(one, Refusal)] == ["tables.nir"]
    assert not [one for one in results if isinstance(one, Reading)]


@pytest.mark.parametrize(
    "header",
    [
        *("Date de naissance", "Né(e) le", "Née le", "Date naiss.", "DDN", "Année de naissance"),
        *("Enfant", "Nom de l'enfant", "Prénom de l'enfant", "NOM ET PRENOM DE L'ENFANT", "Élève", "Nom du jeune"),
        *("Situation familiale", "Composition du foyer", "Quotient familial", "N° allocataire", "Nom de la mère"),
        *("Suivi ASE de l'enfant", "Suivi psy", "État de santé", "Religion", "Titre de séjour", "NIR", "N° SS"),
        *("Informations › Date de naissance", "Date de naissance (jj/mm/aaaa)", "Situation familiale *"),
    ],
)
def test_a_column_about_a_family_is_never_read_and_says_why(header):
    result = reading("a.csv", f'Structure;"{header}";Champ\nPMI Flandre;secret;santé\n')
    assert codes(result) == ["blocked-column"]
    assert plain(result.rows[0]) == {"name": "PMI Flandre", "field": "sante"}
    [remark] = result.remarks
    assert (remark.line, remark.column) == (1, header)
    assert remark.message("fr")


@pytest.mark.parametrize(
    "header", ["Public", "Bénéficiaire", "Champ", "Petite enfance", "Thème", "Ressources", "Classe"]
)
def test_a_column_about_a_service_is_not_blocked(header):
    result = reading("a.csv", f"Structure;{header}\nPMI Flandre;x\n", form="actors")
    assert "blocked-column" not in codes(result)


def test_a_text_about_somebody_is_not_kept_whatever_the_kind_of_its_column():
    text = "suivi ASE de l'enfant"
    needs = reading(
        "besoins.csv", f"Besoin;Thème;Commentaire\nTrouver une crèche;petite enfance;{text}\n", form="needs"
    )
    said = reading("paroles.csv", f"Parole;Thème\n{text} à prévoir;santé\n", form="statements")
    listed = reading("annuaire.csv", f"Structure;Propose\nPMI Flandre;pesée | {text}\n", form="actors")
    for result in (needs, said, listed):
        assert "ASE" not in repr(result.rows)
        assert all("ASE" not in str(remark.value) for remark in result.remarks)
        assert {"private-life-protection", "personal-cell"} & set(codes(result))
    assert listed.rows[0].values["offers"] == ["pesée"]


def test_what_is_masked_stays_masked_in_a_remark_about_something_else():
    result = reading("a.csv", "Structure;Champ\nPMI Flandre;dépression de la mère\n")
    assert all("dépression" not in str(one.value) for one in result.remarks)
    assert "dépression" not in repr(result.rows)
