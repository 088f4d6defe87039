"""Files between their preview and their import: a private folder, a day at most, gone once applied.

The folder is the same at each start, so that what a killed service left there is deleted by the next one.
On disk the files have numbers for names; what the person called them is kept beside, made safe to show.
"""

import datetime as dt
import json
import os
import re
import secrets
import shutil
import stat
import tempfile
import threading
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from network.errors import Refused, Unknown
from network.tables.parcels import is_aside

KEPT = dt.timedelta(hours=24)
MOST_FILES = 200
LONGEST_NAME = 120
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


@dataclass(frozen=True)
class Upload:
    """Files that wait for a decision, and how they are to be read."""

    token: str
    names: tuple[str, ...]
    form: str | None
    territory: str | None
    kept_at: str  # ISO instant
    beside: bool = False  # new versions of known files stand beside them
    mapping: str | None = None  # TOML; "" when nobody wants any, None until saved templates were looked at


class Uploads:
    """The private folder; without one in the settings, that of the person beside the temporary files.

    There, what this service received goes when it stops: nobody has said where it should wait for the next.
    """

    def __init__(self, folder: str = "") -> None:
        self._temporary = not folder
        self._received: set[str] = set()
        self._changing = threading.Lock()
        self.folder = private(Path(folder).resolve() if folder else default_folder())

    def keep(
        self,
        files: Iterable[tuple[str, BinaryIO]],
        *,
        form: str | None,
        territory: str | None,
        now: dt.datetime,
    ) -> Upload:
        """Copy the files into a folder of their own, named by a word nobody can guess."""
        self.sweep(now)
        given = [(safe_name(name), content) for name, content in files if name and not is_aside(name)]
        if not given:
            raise Refused("api.no-file")
        if len(given) > MOST_FILES:
            raise Refused("api.many-files", n=len(given), most=MOST_FILES)
        token = secrets.token_urlsafe(24)
        place = self.folder / token
        place.mkdir(mode=0o700)
        for number, (_, content) in enumerate(given):
            with (place / str(number)).open("xb") as kept:
                shutil.copyfileobj(content, kept)
        upload = Upload(token, tuple(name for name, _ in given), form, territory, now.isoformat())
        (place / "upload.json").write_text(json.dumps(asdict(upload)), "utf-8")
        self._received.add(token)
        return upload

    def find(self, token: str, now: dt.datetime) -> Upload:
        """What waits under that token; refused when it was applied, or is older than a day."""
        self.sweep(now)
        if not TOKEN.fullmatch(token):
            raise Unknown("api.upload")
        return _upload(json.loads(_read(self.folder / token / "upload.json")))

    def waiting(self, now: dt.datetime) -> list[Upload]:
        """What can be resumed, the latest first; in the temporary folder, only what this service received itself."""
        self.sweep(now)
        tokens = [place.name for place in self.folder.iterdir() if TOKEN.fullmatch(place.name)]
        found = []
        for token in self._received & {*tokens} if self._temporary else tokens:
            with suppress(Unknown):  # imported or dropped since the folder was listed
                found.append(self.find(token, now))
        return sorted(found, key=lambda upload: upload.kept_at, reverse=True)

    def contents(self, upload: Upload) -> list[tuple[str, bytes]]:
        """Names and bytes; refused when somebody dropped the files since they were found."""
        place = self.folder / upload.token
        return [(name, _read(place / str(number))) for number, name in enumerate(upload.names)]

    def read_with(self, upload: Upload, mapping: str) -> Upload:
        """The files to be read with that mapping, as TOML, from now on."""
        return self._changed(upload, mapping=mapping)

    def keep_both(self, upload: Upload) -> Upload:
        """The files to stand beside their former versions, from now on."""
        return self._changed(upload, beside=True)

    def _changed(self, upload: Upload, **said: Any) -> Upload:
        """One thing said of an upload; what somebody else said of it meanwhile stays."""
        place = self.folder / upload.token
        with self._changing:
            told = json.loads(_read(place / "upload.json")) | said
            draft = place / "upload.json.new"
            try:
                draft.write_text(json.dumps(told), "utf-8")
                draft.replace(place / "upload.json")  # whole, or as it was
            except FileNotFoundError:
                raise Unknown("api.upload") from None
        return _upload(told)

    def forget(self, upload: Upload) -> None:
        self._delete(upload.token)

    def sweep(self, now: dt.datetime) -> None:
        """Delete what has waited longer than a day."""
        for place in self.folder.iterdir():
            with suppress(FileNotFoundError):  # another request, or another service of this person, was quicker
                if TOKEN.fullmatch(place.name) and now.timestamp() - place.stat().st_mtime > KEPT.total_seconds():
                    self._delete(place.name)

    def close(self) -> None:
        if self._temporary:
            for token in list(self._received):
                self._delete(token)

    def _delete(self, token: str) -> None:
        """Gone already is gone: two people may drop the same files, or one drop what the other imports."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.folder / token)
        self._received.discard(token)


def default_folder() -> Path:
    """One folder a person, the same at each start; where the system has no uids, its temporary folder is personal."""
    owner = os.getuid() if hasattr(os, "getuid") else "own"
    return Path(tempfile.gettempdir()) / f"passerelles-uploads-{owner}"


def private(folder: Path) -> Path:
    """The folder, made when absent, that its owner alone may open.

    Raises
    ------
    Refused
        Its name is taken by something else, or by somebody else: anybody may write beside the temporary files.
    """
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
    found = folder.lstat()
    ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if not (stat.S_ISDIR(found.st_mode) and ours):
        raise Refused("api.uploads-folder", folder=str(folder))
    folder.chmod(0o700)
    return folder


def _upload(told: dict[str, Any]) -> Upload:
    return Upload(**{**told, "names": tuple(told["names"])})


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unknown("api.upload") from None


def safe_name(name: str) -> str:
    r"""The last part of a file name, without controls nor marks that turn the text around.

    Examples
    --------
    >>> safe_name("..\\..\\secret/émargement 14-03.xlsx")
    'émargement 14-03.xlsx'
    >>> safe_name("..")
    'fichier'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    stem, dot, extension = shown.rpartition(".")
    if len(shown) > LONGEST_NAME:
        shown = stem[: LONGEST_NAME - len(extension) - 1] + dot + extension
    return shown[:LONGEST_NAME] if shown.strip(".") else "fichier"
