"""What a file really is, by its first bytes: an extension is only what somebody typed."""

import re
from pathlib import PurePath

from network.errors import UnreadableFile
from network.tables.archives import opened
from network.tables.limits import MAX_UNZIP_RATIO, MAX_UNZIPPED

TEXT_EXTENSIONS = frozenset({".csv", ".tsv", ".txt", ".tab"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"))


def sniff(file: str, content: bytes) -> str:
    """`xlsx`, `xls`, `ods` or `text`; anything else, or another thing than the extension says, is refused."""
    kind = _kind(file, content)
    extension = PurePath(file).suffix.lower()
    promised = "text" if extension in TEXT_EXTENSIONS else extension.removeprefix(".")
    if promised not in {"text", "xlsx", "xls", "ods"}:
        raise UnreadableFile("tables.extension", file=file, extension=extension or "?")
    if promised != kind:
        raise UnreadableFile("tables.other-content", file=file, extension=extension, kind=_SAID[kind])
    return kind


_SAID = {"text": "texte / text", "xlsx": ".xlsx", "xls": ".xls", "ods": ".ods"}


def _kind(file: str, content: bytes) -> str:
    if content.startswith(b"PK"):
        return _kind_of_archive(file, content)
    if content.startswith(_OLE):
        # A workbook with a password is an OLE box around an encrypted archive.
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFile("tables.password", file=file)
        return "xls"
    for start, said in _OTHERS:
        if content.startswith(start):
            raise UnreadableFile("tables.not-a-table", file=file, kind=said)
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if re.match(rb"<!doctype|<html|<table|<\?xml|<[a-z]+[ >]", head):
        raise UnreadableFile("tables.html", file=file)
    return "text"


def _kind_of_archive(file: str, content: bytes) -> str:
    with opened(file, content) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        mimetype = archive.read("mimetype")[:80] if "mimetype" in names else b""
    unzipped = sum(part.file_size for part in parts)
    if unzipped > MAX_UNZIPPED or unzipped > MAX_UNZIP_RATIO * len(content):
        raise UnreadableFile("tables.bomb", file=file)
    if "xl/vbaProject.bin" in names:
        raise UnreadableFile("tables.macros", file=file)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    said = "Word" if any(name.startswith("word/") for name in names) else "zip"
    raise UnreadableFile("tables.not-a-table", file=file, kind=said)
