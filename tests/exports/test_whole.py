"""A file is there whole or not at all, and what was there before stays until the new one is."""

import os

import pytest

from network.errors import Refused
from network.exports import whole_file


def test_text_and_bytes_are_written_over_what_was_there(tmp_path):
    path = tmp_path / "constats.html"
    assert whole_file(path, "Ménilmontant\n") == path
    assert path.read_bytes() == "Ménilmontant\n".encode()
    whole_file(str(path), b"neuf")
    assert path.read_bytes() == b"neuf"
    assert [one.name for one in tmp_path.iterdir()] == ["constats.html"]


def test_the_longest_name_that_a_folder_takes_is_written(tmp_path):
    assert whole_file(tmp_path / f"{'a' * 251}.txt", "x").read_text("utf-8") == "x"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nulle-part/x.html", "nulle-part n'existe pas"),
        (".", "c'est un dossier"),
        (f"{'a' * 300}.html", "le système refuse"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path, name, reason):
    with pytest.raises(Refused, match=reason):
        whole_file(tmp_path / name, "x")
    assert not list(tmp_path.iterdir())


def test_a_link_stays_a_link_to_the_file_that_was_written(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    whole_file(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "x"


def test_a_device_is_written_to_and_never_replaced():
    whole_file(os.devnull, "x")
    assert not os.path.isfile(os.devnull)
