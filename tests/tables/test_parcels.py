"""A folder that travels as a .zip: its files by path, without locks and system files, within limits."""

import io
import zipfile

import pytest

from network.errors import UnreadableFile
from network.tables import unpacked


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        unpacked("envoi.zip", content)
    assert "envoi.zip" in caught.value.words("fr")
    return caught.value.key


def test_files_come_in_the_order_of_their_paths_without_what_nobody_meant_to_send():
    content = zipped({"b/2.csv": b"2", "a/1.csv": b"1", "b/~$2.csv": b"x", "__MACOSX/._1.csv": b"x", ".DS_Store": b"x"})
    assert unpacked("envoi.zip", content) == [("a/1.csv", b"1"), ("b/2.csv", b"2")]


def test_bombs_crowds_and_wrecks_are_refused():
    assert refused(zipped({"a.csv": b"\0" * 30_000_000})) == "tables.bomb"
    assert refused(zipped({f"{n}.csv": b"x" for n in range(201)})) == "tables.too-many-files"
    assert refused(zipped({"~$a.csv": b"x"})) == "tables.empty"
    assert refused(zipped({"a.csv": b"abc" * 100})[:40]) == "tables.damaged"


def test_a_part_that_lies_about_its_size_is_not_read_beyond_it():
    content = bytearray(zipped({"a.csv": b"x" * 5000}, zipfile.ZIP_STORED))
    at = content.rindex(b"PK\x01\x02") + 24  # uncompressed size in the central directory
    content[at : at + 4] = (10).to_bytes(4, "little")
    assert refused(bytes(content)) == "tables.damaged"
