"""Files between their preview and their import: a private folder, a day at most, gone once applied.

On disk the files have numbers for names; what the person called them is kept beside, made safe to show.
"""

import datetime as dt
import json
import re
import secrets
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from network.errors import Refused, Unknown

KEPT = dt.timedelta(hours=24)
MOST_FILES = 60
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


class Uploads:
    """The private folder; without a folder in the settings, a temporary one that goes with the service."""

    def __init__(self, folder: str = "") -> None:
        self._temporary = not folder
        self.folder = Path(folder) if folder else Path(tempfile.mkdtemp(prefix="passerelles-"))
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)

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
        given = [(safe_name(name), content) for name, content in files if name]
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
        return upload

    def find(self, token: str, now: dt.datetime) -> Upload:
        """What waits under that token; refused when it was applied, or is older than a day."""
        self.sweep(now)
        place = self.folder / token / "upload.json"
        if not TOKEN.fullmatch(token) or not place.is_file():
            raise Unknown("api.upload")
        told = json.loads(place.read_text("utf-8"))
        return Upload(**{**told, "names": tuple(told["names"])})

    def contents(self, upload: Upload) -> list[tuple[str, bytes]]:
        place = self.folder / upload.token
        return [(name, (place / str(number)).read_bytes()) for number, name in enumerate(upload.names)]

    def forget(self, upload: Upload) -> None:
        shutil.rmtree(self.folder / upload.token)

    def sweep(self, now: dt.datetime) -> None:
        """Delete what has waited longer than a day."""
        for place in self.folder.iterdir():
            if TOKEN.fullmatch(place.name) and now.timestamp() - place.stat().st_mtime > KEPT.total_seconds():
                shutil.rmtree(place)

    def close(self) -> None:
        if self._temporary:
            shutil.rmtree(self.folder)


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
