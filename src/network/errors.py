"""What can go wrong, said once: what, where, what was expected, what to do.

An error holds the key of its sentence in the catalogue and the values to put in it, so that the
same failure is told in French or in English. Floor 0 knows neither exit codes nor HTTP statuses:
each door has one table for them.
"""

from typing import Any

from network.sentences import Language, say


class NetworkError(Exception):
    """A request that cannot be served, with the sentence that says why and the remedy.

    Parameters
    ----------
    key : str
        Key in the catalogue; `<key>` gives the sentence, `<key>-remedy` what to do about it.
    **values
        What the sentences name: the file, the line, the value, what was expected.
    """

    def __init__(self, key: str, /, **values: Any) -> None:
        self.key = key
        self.values = values
        super().__init__(key, values)

    def message(self, lang: Language = "fr") -> str:
        return say(self.key, lang, **self.values)

    def remedy(self, lang: Language = "fr") -> str:
        return say(f"{self.key}-remedy", lang, **self.values)

    def words(self, lang: Language = "fr") -> str:
        """Sentence and remedy, as a person reads them."""
        return f"{self.message(lang)} {self.remedy(lang)}".strip()

    def __str__(self) -> str:
        return self.words()


class Refused(NetworkError):
    """The data or the request is refused; nothing was written."""


class UnreadableFile(Refused):
    """A file that cannot be read, lacks a required column, exceeds a limit or holds what must not be kept."""


class Unknown(NetworkError):
    """Something named does not exist: a measure, an actor, a batch, a wave, a territory."""


class StoreUnavailable(NetworkError):
    """The graph store cannot be opened or does not answer."""
