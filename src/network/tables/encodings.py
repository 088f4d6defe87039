"""Which encoding a text file is in: its mark, then UTF-8, then Windows-1252; any other is for a person to choose."""

import re
from collections.abc import Sequence

from network.errors import UnreadableFile

REPAIRED = "utf-8-repaired"
"""Not an encoding of the file: UTF-8 that was damaged before, to be repaired while it is read."""

ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850", "utf-16", REPAIRED)
"""What a person may choose, the likeliest first."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
# What is out of place in a French text: other signs, a capital or a quotation mark inside a word.
_ODD = re.compile(
    r"[^\x00-\x7fàâäçéèêëîïôöùûüœæñáíóúãÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆÑ«»°’‘“”–—…•·€©®²³½¼✓\u00a0]"
    r"|(?<=[a-zà-ÿ])[À-ÞŒ]|[ËÏÛÜ](?![A-ZÀ-Þ])|(?<=[a-zà-ÿ])[‘“”–—…•](?=[a-zà-ÿ])"
)
_FOREIGN = ("mac_roman", "cp850")  # old Macintosh and MS-DOS: the bytes of « é » there are other signs in Windows


def decode(file: str, content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Text of a file and the name of its encoding.

    Raises
    ------
    UnreadableFile
        It is no text, not in the encoding that was chosen, or in none that can be told without asking.
    """
    if encoding and encoding != REPAIRED:
        return _as_chosen(file, content, encoding), encoding
    text, name = _found(file, content)
    if "\x00" in text:
        raise UnreadableFile("tables.binary", file=file)
    return text, name


def _as_chosen(file: str, content: bytes, encoding: str) -> str:
    """The encoding of a person; a mark at the start of the file is no letter."""
    try:
        text = content.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
    except (UnicodeDecodeError, LookupError) as why:
        raise UnreadableFile("tables.encoding", file=file, encoding=encoding) from why
    if "\x00" in text:
        raise UnreadableFile("tables.encoding", file=file, encoding=encoding)
    return text


def _found(file: str, content: bytes) -> tuple[str, str]:
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError as why:
                raise UnreadableFile("tables.encoding", file=file, encoding=name) from why
    if wide := _wide(content):
        try:
            return content.decode(wide), "UTF-16"
        except UnicodeDecodeError as why:
            raise UnreadableFile("tables.binary", file=file) from why
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _windows(file, content), "Windows-1252"


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: in a table every other byte is zero, and only those."""
    head = content[:2000]
    for codec, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(head) > 3 and zeros.count(0) > 0.9 * len(zeros) and not letters.count(0):
            return codec
    return None


def _windows(file: str, content: bytes) -> str:
    """Windows-1252, unless the text reads better in an encoding that nothing in the file tells."""
    if b"\x00" in content:
        raise UnreadableFile("tables.binary", file=file)
    odd = {codec: _oddities(content, codec) for codec in ("cp1252", *_FOREIGN)}
    if odd["cp1252"] > min(odd[codec] for codec in _FOREIGN):
        likely = sorted(_FOREIGN, key=lambda codec: odd[codec])
        raise UnreadableFile("tables.unknown-encoding", file=file, proposals=_proposals(content, likely))
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as why:
        raise UnreadableFile("tables.unknown-encoding", file=file, proposals=_proposals(content, _FOREIGN)) from why


def _oddities(content: bytes, codec: str) -> int:
    return len(_ODD.findall(content.decode(codec, errors="replace")))


def _proposals(content: bytes, codecs: Sequence[str]) -> str:
    """How the first accented word would read in each encoding that may be meant: « mac_roman : École »."""
    found = re.search(rb"[A-Za-z]*[\x80-\xff][\x80-\xffA-Za-z]*", content)
    word = found[0][:30] if found else b""
    return ", ".join(f"{codec} : « {word.decode(codec)} »" for codec in codecs)
