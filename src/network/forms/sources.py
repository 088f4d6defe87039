"""What was handed over, file by file: a .zip is the files that it holds."""

from collections.abc import Sequence

from network.errors import UnreadableFile
from network.forms.row import Source
from network.tables import is_parcel, unpacked


def unpack(sources: Sequence[Source]) -> list[Source]:
    """The files of a call, those of a .zip named by their path inside; one that cannot be opened stays as it is.

    Its reading then says why, as for any file.
    """
    found: list[Source] = []
    for source in sources:
        if not is_parcel(source.name):
            found.append(source)
            continue
        try:
            found += [Source(name, content) for name, content in unpacked(source.name, source.content)]
        except UnreadableFile as why:
            found.append(Source(source.name, source.content, why))
    return found
