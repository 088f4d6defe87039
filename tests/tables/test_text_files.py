"""Text files in the encodings and with the separators that French spreadsheets write."""

import io

import openpyxl
import pytest

from network.errors import UnreadableFile
from network.tables import read_book

TEXT = "Structure;Quartier\r\nCafé « Été »;Flandre\r\n\r\nÉcole A;Crimée\r\n"
ROWS = [["Structure", "Quartier"], ["Café « Été »", "Flandre"], [], ["École A", "Crimée"]]


def refusal(name: str, content: bytes, **options: str) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_book(name, content, **options)
    words = caught.value.words("fr"), caught.value.words("en")
    assert name in words[0] and name in words[1]
    return caught.value


@pytest.mark.parametrize(
    ("codec", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
def test_the_same_table_in_each_encoding_gives_the_same_cells(codec, said):
    book = read_book("a.csv", TEXT.encode(codec))
    assert book.sheets[0].rows == ROWS
    assert book.encoding == said


@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "$"])
def test_each_separator_is_found_even_beside_quoted_ones(separator):
    line = f'Structure{separator}Note\n"A{separator} B"{separator}x\nC{separator}\n'
    assert read_book("a.csv", line.encode()).sheets[0].rows[1] == [f"A{separator} B", "x"]


def test_decimal_commas_do_not_make_a_comma_the_separator():
    assert read_book("a.csv", b"lieu;lat;lon\nA;48,8;2,3\nB;48,9;2,4\n").sheets[0].rows[1] == ["A", "48,8", "2,3"]


def test_fixed_spaces_are_ordinary_ones_and_blank_cells_are_none():
    assert read_book("a.csv", "a;b;c\n\u00a0CAF\u202fX ; ;d\n".encode()).sheets[0].rows[1] == ["CAF X", None, "d"]


def test_a_chosen_encoding_is_used():
    content = "Structure;x\nÉcole Éluard;1\n".encode("mac_roman")
    assert refusal("mac.csv", content).key == "tables.unknown-encoding"
    assert read_book("mac.csv", content, encoding="mac_roman").sheets[0].rows[1][0] == "École Éluard"
    assert refusal("a.csv", "é".encode("cp1252") + b";b\n", encoding="utf-8").key == "tables.encoding"
    assert refusal("a.csv", b"a;b\n", encoding="klingon").key == "tables.encoding"


@pytest.mark.parametrize("codec", ["mac_roman", "cp850"])
@pytest.mark.parametrize("word", ["École élémentaire", "Accueil père-mère", "Crèche des Lilas", "Noël", "Collège"])
def test_letters_of_an_old_machine_are_never_taken_for_windows_ones(codec, word):
    error = refusal("vieux.csv", f"Structure;x\n{word};1\n".encode(codec))
    assert error.key == "tables.unknown-encoding"
    assert f"{codec} : « {word.split()[0] if word[0] in 'ÉNC' else 'père'} »" in error.words("fr")


@pytest.mark.parametrize("word", ["École « Été »", "l’été – 10 °C…", "NOËL À CÔTÉ", "José Muñoz", "œuvre", "10 €"])
def test_windows_letters_are_read_without_asking(word):
    assert read_book("a.csv", f"Structure;x\n{word};1\n".encode("cp1252")).sheets[0].rows[1][0] == word


def test_sixteen_bits_without_a_mark_and_an_order_of_excel_are_understood():
    assert read_book("a.csv", "Structure;x\nÉcole;1\n".encode("utf-16-le")).sheets[0].rows[1] == ["École", "1"]
    assert read_book("a.csv", b"sep=|\nStructure|x;y\nCAF|1\n").sheets[0].rows == [
        [],
        ["Structure", "x;y"],
        ["CAF", "1"],
    ]


def test_damaged_letters_are_repaired_when_a_person_asks_in_any_kind_of_file():
    damaged = "Structure;x\nColl\u00c3\u00a8ge \u00c3\u00a0 c\u00c3\u00b4t\u00c3\u00a9;d\u00e9j\u00e0\n".encode()
    assert read_book("a.csv", damaged, encoding="utf-8-repaired").sheets[0].rows[1] == ["Collège à côté", "déjà"]
    book = openpyxl.Workbook()
    book.active.append(["Coll\u00c3\u00a8ge l\u00c3\u00a0"])
    stream = io.BytesIO()
    book.save(stream)
    assert refusal("a.xlsx", stream.getvalue()).key == "tables.mojibake"
    assert read_book("a.xlsx", stream.getvalue(), encoding="utf-8-repaired").sheets[0].rows == [["Collège là"]]


def test_text_damaged_before_is_refused_with_its_line():
    spoilt = refusal("a.csv", "Structure;x\nCollÃ¨ge;1\n".encode())
    assert spoilt.key == "tables.mojibake" and spoilt.values["line"] == 2
    assert "« CollÃ¨ge » se lirait « Collège »" in spoilt.words("fr")
    assert refusal("a.csv", "Structure\nColl\ufffdge\n".encode()).values["line"] == 2


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("vide.csv", b"", "empty"),
        ("blanc.csv", b" \n\n", "empty"),
        ("vide.xlsx", b"", "empty"),
        ("page.xls", b"<html><table><tr><td>CAF</td></tr></table></html>", "html"),
        ("page.csv", b"<!DOCTYPE html><p>x", "html"),
        ("doc.csv", b"%PDF-1.7 ...", "not-a-table"),
        ("a.doc", b"abc", "extension"),
        ("a.docx", b"abc", "other-content"),
        ("sans", b"a;b\n", "extension"),
        ("faux.xlsx", b"Structure;Quartier\nCAF;Flandre\n", "other-content"),
        ("bits.csv", b"a;b\n\x00\x01\xff\xfe", "binary"),
        ("coupe.xlsx", b"PK\x03\x04 coupe", "damaged"),
        ("coupe.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 700, "damaged"),
        ("lourd.csv", b"a;b\n" * 2_600_000, "too-heavy"),
        ("large.csv", b";".join([b"x"] * 501) + b"\n", "too-many-columns"),
        ("long.csv", b"a;b\n" * 50_011, "too-many-lines"),
        ("nir.csv", b"Structure;Note\nCAF;n 2 55 08 14 168 025 38\n", "nir"),
    ],
)
def test_what_is_no_table_is_one_sentence_with_its_remedy(name, content, key):
    assert refusal(name, content).key == f"tables.{key}"


def test_the_refusal_of_a_social_security_number_does_not_repeat_it():
    error = refusal("nir.csv", b"Structure;Note\nCAF;255081416802538\n")
    assert "255081416802538" not in error.words() and "ligne 2" in error.words()
