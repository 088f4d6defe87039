"""One file of an upload, also out of a folder that was sent as one .zip."""

from network.api.previews import sources_of
from network.api.state import State
from network.api.uploads import Upload
from network.errors import Unknown
from network.forms import Source
from network.forms.sources import unpack


def file_of(state: State, upload: Upload, name: str) -> Source:
    """The file that remarks call by that name.

    Raises
    ------
    Unknown
        None of them is called so.
    """
    found = next((source for source in unpack(sources_of(state, upload)[0]) if source.name == name), None)
    if found is None:
        raise Unknown("api.file-of-upload", file=name)
    return found
