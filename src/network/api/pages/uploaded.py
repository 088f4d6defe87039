"""One file of an upload, also out of the folder that was sent as one .zip."""

from network.api.previews import sources_of
from network.api.state import State
from network.api.uploads import Upload
from network.errors import Unknown
from network.forms import Source
from network.tables.parcels import is_parcel, unpacked


def file_of(state: State, upload: Upload, name: str) -> Source:
    """The file that remarks call by that name.

    Raises
    ------
    Unknown
        None of them is called so.
    """
    for source in sources_of(state, upload)[0]:
        if source.name == name:
            return source
        if is_parcel(source.name):
            for inside, content in unpacked(source.name, source.content):
                if inside == name:
                    return Source(inside, content)
    raise Unknown("api.file-of-upload", file=name)
