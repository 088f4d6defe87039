"""One pass over a national file: the lines of some communes go to a small file, with a note of their source."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from network.errors import Refused, UnreadableFile
from network.forms.registers import Register, recognise_register
from network.prefilter.national import National, national
from network.prefilter.places import Wanted, wanted
from network.prefilter.selecting import copy_records
from network.prefilter.streams import BYTES_AS_TEXT, MARK, SAMPLE, opened, rows_of, text_of
from network.sentences import Language, say
from network.tables import MAX_BYTES, MAX_LINES, read_book

Told = Callable[[int], None]


@dataclass(frozen=True)
class Extracted:
    """What an extract holds, and of what."""

    out: Path
    note: Path
    kept: int
    total: int
    sha256: str
    register: Register | None
    dropped: tuple[str, ...] = ()

    @property
    def too_long(self) -> bool:
        """Whether the extract is longer than an import may be."""
        return self.kept > MAX_LINES


def prefilter(
    path: str | Path, communes: str, out: str | Path, *, today: dt.date, lang: Language = "fr", told: Told | None = None
) -> Extracted:
    """Keep the lines of some communes of a national file, read once; memory does not grow with the file.

    Parameters
    ----------
    path : str or Path
        The file: .csv, .txt, .json or .jsonl, alone, in .gz or in a .zip that holds one of them.
    communes : str
        INSEE codes between commas (75112,75119), or departments (75).
    out : str or Path
        The extract; its source is written beside it, `<out>.source.txt`.
    today : date
        Said in the note.
    told : callable, optional
        Told how many bytes of the file are read.

    Returns
    -------
    Extracted
        How many lines are kept of how many.

    Raises
    ------
    Refused
        No commune, no column that tells one, no file, or a place where nothing can be written.
    """
    path, out, asked = Path(path), Path(out), wanted(communes)
    with opened(path, told or (lambda read: None)) as (source, seal), _written(path, out) as draft:
        kept, total, kind = _copied(path.name, text_of(source), draft, asked)
        sha256 = seal()
    dropped = tuple(kind.names[at] for at in sorted(kind.dropped)) if kind else ()
    register = kind.register if kind else _register_of_json(out)
    made = Extracted(out, out.with_name(f"{out.name}.source.txt"), kept, total, sha256, register, dropped)
    made.note.write_text(_note(path, communes, made, today, lang), "utf-8")
    return made


def _copied(file: str, text: io.TextIOWrapper, draft: io.TextIOBase, asked: Wanted) -> tuple[int, int, National | None]:
    """Write what is asked for; how many, of how many, and what the file is when it is made of lines."""
    head = text.read(SAMPLE)
    if head.lstrip(f"{MARK} \r\n\t")[:1] in ("{", "["):
        return *copy_records(file, head.removeprefix(MARK), text, draft, asked), None
    separator, lines = rows_of(file, head, text)
    kind, lines = national(file, lines)
    writer = csv.writer(draft, delimiter=separator, lineterminator="\r\n")
    if kind.first:
        writer.writerow(kind.first if kind.table and kind.table.nameless else kind.shown(kind.first))
    kept = total = 0
    for line in lines:
        total += 1
        if asked.holds(kind.commune(line)) and not kind.is_person(line):
            writer.writerow(kind.shown(line))
            kept += 1
    return kept, total, kind


def _register_of_json(out: Path) -> Register | None:
    """The register that an extract in JSON is of, as an import would say; an extract too large for one says nothing."""
    if out.stat().st_size > MAX_BYTES:
        return None
    try:
        found = recognise_register(read_book("extract.json", out.read_bytes()))
    except UnreadableFile:
        return None
    return found[0] if found else None


@contextmanager
def _written(path: Path, out: Path) -> Iterator[io.TextIOBase]:
    """A draft beside, put in place once it is whole; the national file itself is never written over."""
    draft = out.with_name(f".{out.name[:50]}.part")
    try:
        if out.exists() and out.samefile(path):
            raise Refused("registers.out", path=out)
        with draft.open("w", encoding=BYTES_AS_TEXT, newline="") as stream:
            yield stream
        draft.replace(out)
    except OSError as why:
        raise Refused("registers.out", path=out) from why
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _note(path: Path, communes: str, made: Extracted, today: dt.date, lang: Language) -> str:
    """The source of an extract, as it must be shown with it."""
    publisher = made.register.publisher if made.register else None
    unknown = say("registers.unknown", lang)
    return say(
        "registers.note",
        lang,
        file=path.name,
        name=publisher.name if publisher else unknown,
        licence=publisher.licence if publisher else unknown,
        url=(publisher.url if publisher else None) or unknown,
        sha256=made.sha256,
        communes=communes,
        kept=made.kept,
        total=made.total,
        day=today.isoformat(),
        dropped=", ".join(made.dropped) or "–",
    )
