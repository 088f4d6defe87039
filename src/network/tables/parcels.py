"""A folder that travels as one .zip: its files, each named by its path inside."""

import zipfile
from pathlib import PurePosixPath

from network.errors import UnreadableFile
from network.tables.archives import opened
from network.tables.limits import MAX_FILES, MAX_UNZIP_RATIO, MAX_UNZIPPED, check_size

README = "lisez-moi.txt"  # what a folder of a network says to people
_BESIDE = ("Thumbs.db", README, ".clu", ".vec")


def is_parcel(file: str) -> bool:
    """Whether a name is that of a .zip.

    Examples
    --------
    >>> is_parcel("Émargements 2024.ZIP"), is_parcel("suivi.xlsx")
    (True, False)
    """
    return PurePosixPath(file).suffix.lower() == ".zip"


def is_aside(path: str) -> bool:
    """Whether a path is that of a lock, a hidden or a system file, which nobody meant to send.

    So are the files that go beside a network: what says it to people, and the classes of its vertices for Pajek.

    Examples
    --------
    >>> is_aside("2024/~$suivi.xlsx"), is_aside("__MACOSX/._a.csv"), is_aside("2024/suivi.xlsx")
    (True, True, False)
    >>> is_aside("reseau/field.clu"), is_aside("reseau/lisez-moi.txt"), is_aside("reseau/network.net")
    (True, True, False)
    """
    parts = PurePosixPath(path).parts
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts) or path.endswith(_BESIDE)


def unpacked(file: str, content: bytes) -> list[tuple[str, bytes]]:
    """Paths and contents of the files of a .zip, in the order of their paths; a .zip inside is not opened.

    Raises
    ------
    UnreadableFile
        Damaged, empty, protected by a password, or beyond the limits of one call.
    """
    check_size(file, content)
    with opened(file, content) as archive:
        parts = [part for part in archive.infolist() if not part.is_dir() and not is_aside(part.filename)]
        _check(file, content, parts)
        return [(part.filename, archive.read(part)) for part in sorted(parts, key=lambda part: part.filename)]


def _check(file: str, content: bytes, parts: list[zipfile.ZipInfo]) -> None:
    if not parts:
        raise UnreadableFile("tables.empty", file=file)
    if len(parts) > MAX_FILES:
        raise UnreadableFile("tables.too-many-files", file=file, n=len(parts), limit=MAX_FILES)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("tables.password", file=file)
    unzipped = sum(part.file_size for part in parts)
    if unzipped > min(MAX_UNZIPPED, MAX_UNZIP_RATIO * len(content)):
        raise UnreadableFile("tables.bomb", file=file)
