"""What labels introduce in a text: « Présents : … ; Excusés : … », a list under a label, a table of labels."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from network.forms.form import Form
from network.identity import fold, plain_lower
from network.tables import Cell, Sheet

DECISION = "decision"  # role of a label that lists what was decided
END = ""  # role of a label whose content says nothing here
_BULLET = re.compile(r"^\s*(?:[•·▪◦*●○■‣➢-]|[-–—](?=\s))\s*")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[a-z])\s*[.)°/-]+\s*")
_COUNTED = re.compile(r"[\s(]*\d{1,3}\s*\)?\s*$")  # « Présents (12) »
_ASIDE = re.compile(r"\s*\([^()]*\)[\s:]*$")  # « Présents (par ordre alphabétique) »
_BREAK = re.compile(r"[;.|]\s+|\s[–—-]\s|^")  # what may stand before a label inside a line
_INCLUSIVE = re.compile(r"(?<=[a-z])(?:[·.•(/-]+(?:es?|s)[)·.•/-]*)+s?(?![a-z])")  # présent·e·s, excusé(e)s
_DASHED = re.compile(r"\s+[–—-]\s+")
LONGEST_LABEL = 45
LONGEST_ITEM = 120  # a longer paragraph under a label is a sentence of the minutes, no longer one of its list


@dataclass
class Passage:
    """What one label introduces: its role, and each text after it with its line."""

    role: str
    line: int
    texts: list[tuple[int, str]] = field(default_factory=list)
    bulleted: bool = False
    closed: bool = False


@dataclass
class Prose:
    """A text cut at its labels."""

    titles: list[str] = field(default_factory=list)  # what comes before the first list
    passages: list[Passage] = field(default_factory=list)

    def of(self, roles: Collection[str]) -> Iterator[Passage]:
        return (passage for passage in self.passages if passage.role in roles)

    def said(self, roles: Collection[str]) -> Iterator[tuple[str, str]]:
        """Role and first text of each label of these roles that is followed by something, the last first."""
        for passage in reversed(self.passages):
            if passage.role in roles and passage.texts:
                yield passage.role, passage.texts[0][1]


def read_prose(sheet: Sheet, form: Form) -> Prose:
    """The passages of a text by the labels that a form knows."""
    reader = _Reader(form)
    for line, row in enumerate(sheet.rows, start=1):
        cells = [(at, cell) for at, cell in enumerate(row) if cell is not None]
        if len(cells) > 1 or any(at in reader.across for at, _ in cells):
            reader.table_row(line, cells)
            continue
        reader.across = {}
        for text in str(cells[0][1]).split("\n") if cells else [""]:
            reader.paragraph(line, text.strip(), heading=line in sheet.headings)
    return reader.prose


def weigh(sheet: Sheet, form: Form) -> tuple[float, tuple[str, ...]]:
    """How much a text looks like minutes (counts of labels, without unit), and what it lacks to be read as such."""
    passages = [passage for passage in read_prose(sheet, form).passages if passage.texts]
    lists = {passage.role for passage in passages if passage.role in form.lists.values()}
    others = {passage.role for passage in passages if passage.role in form.labels.values()}
    return 3.0 * len(lists) + len(others), () if lists else ("organisation",)


def is_of_labels(sheet: Sheet, form: Form) -> bool:
    """Whether a table of a document only says what its labels introduce, so that it is read with the text."""
    return any(passage.texts for passage in read_prose(sheet, form).passages)


def neutral(text: str) -> str:
    """A label as it is compared: without inclusive endings, number, count and punctuation.

    Examples
    --------
    >>> neutral("2. Présent·e·s (12)"), neutral("Excusé(e)s"), neutral("Étaient présents-es")
    ('presents', 'excuses', 'etaient presents')
    """
    bare = plain_lower(_ASIDE.sub("", _COUNTED.sub("", _NUMBERED.sub("", text))))
    return fold(re.sub("s+$", "s", _INCLUSIVE.sub(lambda found: "s" if "s" in found[0] else "", bare)))


class _Reader:
    """A text being read, paragraph after paragraph."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.prose = Prose()
        self.across: dict[int, str] = {}  # columns of a table headed by labels
        self.listed = False

    def role_of(self, text: str) -> str | None:
        if len(text) > 2 * LONGEST_LABEL:
            return None
        label = neutral(text)
        if label in self.form.ends:
            return END
        return self.form.lists.get(label) or self.form.labels.get(label)

    def paragraph(self, line: int, text: str, *, heading: bool) -> None:
        bullet = bool(_BULLET.match(text))
        bare = _BULLET.sub("", text)
        found = list(self._labelled(bare))
        if found:
            before = bare[: found[0][0]].strip(" ;.–—-")
            if before:
                self._plain(line, before, bullet=bullet, heading=heading)
            for _, role, said in found:
                self._open(line, role, said)
        else:
            self._plain(line, bare, bullet=bullet, heading=heading)

    def _labelled(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Where each label of a paragraph begins, its role, and what is said until the next one."""
        whole = self.role_of(text) if len(text) <= LONGEST_LABEL else None
        if whole is not None and (":" not in text or text.rstrip().endswith(":")):
            yield 0, whole, ""
            return
        starts = list(self._labels(text))
        for rank, (start, end, role) in enumerate(starts):
            until = starts[rank + 1][0] if rank + 1 < len(starts) else len(text)
            yield start, role, text[end:until].strip(" ;–—-|").strip()

    def _labels(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start and end of each label, and its role: before a colon, or before a dash at the start of the line."""
        dash = _DASHED.search(text[: LONGEST_LABEL + 3])
        if dash and ":" not in text[: dash.end()] and neutral(text[: dash.start()]) in self.form.lists:
            yield 0, dash.end(), self.form.lists[neutral(text[: dash.start()])]
        for colon in re.finditer(r"\s?:(?!\d\d)", text):
            for start in self._starts(text, colon.start()):
                role = self.role_of(text[start : colon.start()])
                if role is not None:
                    yield start, colon.end(), role
                    break

    def _starts(self, text: str, colon: int) -> Iterator[int]:
        """Where the label before a colon may begin: after a break, else at a capital letter, the longest first."""
        low = max(0, colon - LONGEST_LABEL)
        breaks = [found.end() for found in _BREAK.finditer(text, low, colon) if found.end() >= low]
        yield from breaks
        yield from (found.start() for found in re.finditer(r"(?<=\s)[A-ZÀ-Þ]", text) if low <= found.start() < colon)

    def _open(self, line: int, role: str, said: str) -> None:
        self._close()
        passage = Passage(role, line)
        if said:
            passage.texts.append((line, said))
        self.prose.passages.append(passage)
        self.listed = self.listed or role in self.form.lists.values()

    def _close(self) -> None:
        if self.prose.passages:
            self.prose.passages[-1].closed = True

    def _plain(self, line: int, text: str, *, bullet: bool, heading: bool) -> None:
        passage = self.prose.passages[-1] if self.prose.passages else None
        if passage and not passage.closed and self._belongs(passage, text, bullet=bullet, heading=heading):
            passage.bulleted = passage.bulleted or bullet
            if text:
                passage.texts.append((line, text))
            return
        if text:
            self._close()
            if not self.listed:
                self.prose.titles.append(text)

    def _belongs(self, passage: Passage, text: str, *, bullet: bool, heading: bool) -> bool:
        """Whether a paragraph goes on with the list of the last label."""
        if heading or passage.role not in self.form.lists.values():
            return False
        if not text or bullet or passage.role == DECISION:
            return True
        said_at_once = passage.texts and passage.texts[0][0] == passage.line
        return not passage.bulleted and not said_at_once and len(text) <= LONGEST_ITEM

    def table_row(self, line: int, cells: Sequence[tuple[int, Cell]]) -> None:
        """« Présents | CAF, PMI » in a table of labels, or columns headed « Présents | Excusés »."""
        self._close()
        texts = [(at, str(cell)) for at, cell in cells]
        roles = {at: role for at, text in texts if (role := self.role_of(text.rstrip(" :"))) is not None}
        if len(roles) == len(texts) and set(roles.values()) & set(self.form.lists.values()):
            self.across = roles
        elif texts[0][0] in roles and len(roles) == 1:
            self._put(line, roles[texts[0][0]], [text for _, text in texts[1:]])
        else:
            for at, text in texts:
                if at in self.across:
                    self._put(line, self.across[at], [text])
        self._close()

    def _put(self, line: int, role: str, texts: list[str]) -> None:
        self._open(line, role, "")
        lines = [part for text in texts for part in text.split("\n")]
        self.prose.passages[-1].texts += [(line, bare) for part in lines if (bare := _BULLET.sub("", part).strip())]
