"""Files that a reader keeps: their kind, and a name that any browser reads and no answer trips over."""

from pathlib import PurePosixPath
from unicodedata import category
from urllib.parse import quote

from fastapi import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {".csv": "text/csv; charset=utf-8", ".xlsx": XLSX}


def attached(content: bytes, name: str) -> Response:
    """A file to keep under its name, whose ending says its kind.

    A name may come from inside a .zip: what would end the header it stands in is taken out of it.
    """
    name = "".join(sign for sign in name if category(sign)[0] != "C").replace("/", "-")
    plain = name.encode("ascii", "replace").decode().translate(str.maketrans('?"\\', "___"))
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=KINDS[PurePosixPath(name).suffix], headers=headers)
