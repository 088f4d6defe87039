"""How the same structure is written in other people's files: acronyms, dots, case, accents, articles, district."""

import random
import re
import unicodedata

from territory.world import Actor

_ARTICLE = re.compile(r"^(Les|Le|La|Au|Une) ")


def without_accents(text: str) -> str:
    """
    >>> without_accents("Crèche de l'Écluse")
    "Creche de l'Ecluse"
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


class Pen:
    """Writes actors as one careless person would, and remembers every spelling used."""

    def __init__(self, rng: random.Random, care: float = 0.5) -> None:
        self.rng, self.care = rng, care

    def write(self, actor: Actor) -> str:
        """One spelling of the actor; with probability `care` exactly its name."""
        said = actor.name if self.rng.random() < self.care else self._other(actor)
        actor.spellings.add(said)
        return said

    def _other(self, actor: Actor) -> str:
        label, proper = self.rng.choice((actor.label, *actor.written)), actor.proper
        said = f"{label} {self._proper(proper)}" if proper else label
        if self.rng.random() < 0.15:
            said = without_accents(said)
        if self.rng.random() < 0.10 and not proper.startswith("Saint"):
            said = said.upper()
        return f"{said} {actor.aside}" if actor.aside and self.rng.random() < 0.15 else said

    def _proper(self, proper: str) -> str:
        if proper[0].isdigit():
            number = proper.rstrip("e")
            return self.rng.choice((proper, f"du {proper}", f"{number}ème", f"(Paris {number})"))
        if proper.startswith("Saint"):
            return self.rng.choice((proper, proper.replace("Sainte-", "Ste ").replace("Saint-", "St "), proper))
        if self.rng.random() < 0.3:
            proper = _ARTICLE.sub("", proper)
        if self.rng.random() < 0.3:
            proper = proper.replace("-", " ")
        return proper
