"""A network drawn in one call, as in a notebook."""

from network.exports.pages import to_pyvis as page_of
from network.sentences import Language
from network.study import Network
from network.views import document


def to_pyvis(network: Network, *, title: str | None = None, lang: Language = "fr", seed: int = 2017) -> str:
    """The network as a pyvis page: HTML text that loads nothing from outside.

    Parameters
    ----------
    network : Network
        At most a thousand actors and meetings.
    title : str, optional
        By default, what its lens says in words.

    Raises
    ------
    Refused
        The network is larger.
    """
    words = network.lens.words(lang) if network.lens else ""
    return page_of(document(network, title=title or words, lang=lang, seed=seed))
