"""Files are written whole: a draft beside, then put in place, so that nobody ever finds half a file."""

import os
from contextlib import suppress
from pathlib import Path

from network.errors import Refused
from network.sentences import both

NAMED = 50  # letters of the name that a draft keeps: with its ending, a long name stays one that the system takes


def whole_file(path: str | Path, content: str | bytes) -> Path:
    """Write a text (UTF-8) or bytes to `path` whole, over what was there; gives the path.

    Raises
    ------
    Refused
        No such folder, a folder of that name, or the system refuses: what was there is as it was.
    """
    path = Path(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if not path.absolute().parent.is_dir():
            raise _cannot_write(path, "no-folder")
        if path.is_dir():
            raise _cannot_write(path, "is-folder")
        _put(path, data)
    except OSError as error:
        raise _cannot_write(path, "refused") from error
    return path


def whole_folder(path: str | Path) -> Path:
    """The folder at `path`, made when it is not there, for files that are written into it one by one.

    Raises
    ------
    Refused
        No folder to make it in, a file of that name, or the system refuses.
    """
    path = Path(path)
    try:
        if not path.absolute().parent.is_dir():
            raise _cannot_write(path, "no-folder")
        if path.exists() and not path.is_dir():
            raise _cannot_write(path, "is-file")
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, "refused") from error
    return path


def _put(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device is given the bytes, never replaced
        path.write_bytes(data)
        return
    real = Path(os.path.realpath(path))  # a link stays a link
    draft = real.with_name(f".{real.name[:NAMED]}.part")
    try:
        draft.write_bytes(data)
        draft.replace(real)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _cannot_write(path: Path, reason: str) -> Refused:
    return Refused("views.folder", path=path, reason=both(f"views.reason-{reason}", folder=path.parent))
