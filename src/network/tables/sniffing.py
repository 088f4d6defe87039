"""What a file really is, by its first bytes: an extension is only what somebody typed."""

import re
from pathlib import PurePath

from network.errors import UnreadableFile
from network.tables.archives import check_prologs, opened
from network.tables.limits import MAX_UNZIP_RATIO, MAX_UNZIPPED

PROMISED = {
    **dict.fromkeys((".csv", ".tsv", ".txt", ".tab"), "text"),
    **{f".{kind}": kind for kind in ("xlsx", "xls", "ods", "docx", "json")},
    ".geojson": "json",
    **{".graphml": "graphml", ".gexf": "gexf", ".net": "pajek", ".paj": "pajek", ".dl": "dl"},
}
"""What each extension promises: a new kind of file is one line here, and one reader in `tables`."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"))


def is_read(file: str) -> bool:
    """Whether a file's name promises a kind that is read here, a .zip of them included.

    Examples
    --------
    >>> is_read("suivi.XLSX"), is_read("photo.jpg")
    (True, False)
    """
    return PurePath(file).suffix.lower() in {*PROMISED, ".zip"}


def sniff(file: str, content: bytes) -> str:
    """The kind of a file, as `PROMISED` calls it; any other, or another than the extension says, is refused."""
    extension = PurePath(file).suffix.lower()
    if extension in _WITH_MACROS:
        raise UnreadableFile("tables.macros", file=file)
    kind = _kind(file, content)
    if kind == "text" and PROMISED.get(extension) == "json" and _BRACKET.match(content):
        kind = "json"
    if kind == "text" and (named := _named_by_its_beginning(content)):
        kind = named if PROMISED.get(extension) in (named, "text") else kind
        if PROMISED.get(extension) == "text":
            return kind
    if extension not in PROMISED:
        raise UnreadableFile("tables.extension", file=file, extension=extension or "?")
    if PROMISED[extension] != kind:
        raise UnreadableFile("tables.other-content", file=file, extension=extension, kind=_SAID.get(kind, f".{kind}"))
    return kind


_BRACKET = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_SAID = {"text": "texte / text"}
_WITH_MACROS = frozenset({".xlsm", ".xltm", ".docm", ".dotm"})


_PAJEK = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*(?:%|/\*)[^\n]*\n)*\s*\*(?:network|vertices)\b", re.IGNORECASE)
_DL = re.compile(rb"(?:\xef\xbb\xbf)?\s*dl\s*,?\s+(?:n|nr|nc|nm|format)\b", re.IGNORECASE)
_GRAPH = re.compile(rb"<(?:\w+:)?(graphml|gexf)\b")


def _named_by_its_beginning(content: bytes) -> str | None:
    """Text files of network tools, which say what they are in their first words."""
    head = content[:4000]
    return "pajek" if _PAJEK.match(head) else "dl" if _DL.match(head) else None


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
    if drawn := _GRAPH.search(content[:4000]):
        return drawn[1].decode()
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if re.match(rb"<!doctype|<html|<table|<\?xml|<[a-z]+[ >]", head):
        raise UnreadableFile("tables.html", file=file)
    return "text"


def _kind_of_archive(file: str, content: bytes) -> str:
    with opened(file, content) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        unzipped = sum(part.file_size for part in parts)
        if unzipped > min(MAX_UNZIPPED, MAX_UNZIP_RATIO * len(content)):
            raise UnreadableFile("tables.bomb", file=file)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise UnreadableFile("tables.macros", file=file)
        check_prologs(file, archive)
        mimetype = archive.open("mimetype").read(80) if "mimetype" in names else b""
    if "xl/workbook.xml" in names:
        return "xlsx"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if "word/document.xml" in names:
        return "docx"
    said = "OpenDocument" if b"opendocument" in mimetype else "zip"
    raise UnreadableFile("tables.not-a-table", file=file, kind=said)
