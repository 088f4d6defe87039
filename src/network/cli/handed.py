"""What is handed over on the command line: files, and folders with all that they hold."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from network.errors import UnreadableFile
from network.forms import Source
from network.importing import Outcome
from network.tables import is_aside, is_read


def source_of(path: Path, name: str | None = None) -> Source:
    """A file's name and bytes, or the reason it cannot be had."""
    try:
        return Source(name or path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile("cli.unreadable", file=path, reason=error.strerror or "") from error


def handed(paths: Sequence[Path]) -> tuple[list[Source], list[Outcome], list[str]]:
    """What could be opened, what could not as refused, and the files of folders that are of no kind read here.

    A file of a folder is named by its path from there, the folder's own name first: it may tell a year.
    """
    sources: list[Source] = []
    missing: list[Outcome] = []
    left: list[str] = []
    for path, name in (pair for given in paths for pair in _files(given)):
        if path not in paths and not is_read(path.name):
            left.append(name)
            continue
        try:
            sources.append(source_of(path, name))
        except UnreadableFile as error:
            missing.append(Outcome(name, refused=error))
    return sources, missing, left


def _files(given: Path) -> Iterator[tuple[Path, str]]:
    """A file itself; of a folder, the files in the order of their paths, without locks and hidden ones."""
    if not given.is_dir():
        yield given, given.name
        return
    base = given.resolve()
    for path in sorted(one for one in base.rglob("*") if one.is_file()):
        inside = path.relative_to(base).as_posix()
        if not is_aside(inside):
            yield path, f"{base.name}/{inside}"
