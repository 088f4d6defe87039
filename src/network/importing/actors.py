"""Which actor a name means: by identifier, by name in its territory, or by likeness with a corroboration.

Nothing is merged here: a name that only resembles a known one becomes an actor of its own, and the pair
waits for a person.
"""

import datetime as dt
from dataclasses import dataclass

from network.identity import DOUBTFUL, SAME, fold, name_key, slots
from network.importing.folding import named_after
from network.importing.known_actors import KnownActors
from network.importing.likeness import LIKELY, Known
from network.importing.registers import REGISTERS, SURE, as_uid, numbers_apart, strength, usable, valid
from network.model import uid


@dataclass(frozen=True)
class Mention:
    """A name in a file, with what is known of who it means.

    `home`: the territory the file says the actor is in. `near`: the territory where it was met, which only
    helps to choose among known actors. `listed`: the line of a directory. `on`: the day it was met, which tells an
    actor from one that had its name before.
    """

    name: str
    ids: tuple[str, ...] = ()
    home: str | None = None
    near: str | None = None
    postcode: str | None = None
    listed: bool = False
    on: dt.date | None = None


class Actors(KnownActors):
    """Known actors, found by identifier, by name and by likeness."""

    def find(self, mention: Mention) -> str | None:
        """The known actor that a mention means without asking anyone, if there is one."""
        by_identifier = self._our_own(mention) or self._by_identifier(mention)
        if by_identifier or not mention.name:
            return by_identifier
        return self._by_name(mention) or self._by_likeness(mention)

    def new_uid(self, mention: Mention) -> str:
        """The uid of an actor seen for the first time: its strongest valid identifier, else name and home."""
        numbers = [number for register in REGISTERS for number in valid(mention.ids, register)]
        name = (fold(mention.name), mention.home or "")
        keys = [tuple(numbers[:1]), name] if numbers else [name]
        keys += [(*name, *mention.ids), (*name, *mention.ids, mention.near or "")]
        nodes = [uid("act", *key) for key in keys]
        return next((node for node in nodes if node not in self.known), nodes[-1])

    def may_be_called(self, name: str, one: Known) -> bool:
        """Whether a name does not speak against a known actor."""
        return self._score([slots(name, self._acronyms)], one) > 0

    def _our_own(self, mention: Mention) -> str | None:
        """The actor whose uid a file gives back: a graph file that left this store."""
        return next((node for said in mention.ids if (node := as_uid(said)) in self.known), None)

    def _by_identifier(self, mention: Mention) -> str | None:
        for said in sorted(mention.ids, key=strength):
            holders = [self.known[node] for node in self._by_id.get(usable(said) or "", ())]
            meant = [one for one in holders if not mention.name or self._is_called(mention, one, said)]
            if len(meant) == 1:
                return meant[0].uid
        return None

    def _is_called(self, mention: Mention, one: Known, said: str) -> bool:
        """Whether the name does not speak against a number: a head office lends its number to all of its sites."""
        if named_after(one.name, list(one.ids)):  # « Entité juridique 750000028 (FINESS) » has no name yet
            return True
        score = self._score([slots(mention.name, self._acronyms)], one)
        scheme = said.partition(":")[0]
        if scheme == SURE:
            return score > 0
        return score >= (LIKELY if scheme in REGISTERS else DOUBTFUL)

    def _by_name(self, mention: Mention) -> str | None:
        key = name_key(mention.name, self._acronyms)
        candidates = [self.known[node] for node in self._by_key.get(key, ())]
        candidates = [one for one in candidates if not numbers_apart(mention.ids, one.ids)]
        if mention.home:
            candidates = [one for one in candidates if not one.homes or mention.home in one.homes]
        where = mention.home or mention.near
        here = [one for one in candidates if where in one.homes or (one.local and not one.homes and where in one.met)]
        others = [one for one in candidates if not where or not (one.local or key in one.sigles)]
        somewhere = [one for one in candidates if not one.homes and (one in others or not one.met)]
        if where and self._is_read_otherwise(mention, where):
            somewhere = others = []
        for group in (here, somewhere, others):
            if group:
                then = [one for one in group if one.was_there(mention.on)] if len(group) > 1 else group
                return then[0].uid if len(then) == 1 else None
        return None

    def _is_read_otherwise(self, mention: Mention, where: str) -> bool:
        """Whether somebody of that territory has the name as its acronym: it is no other of the same name."""
        rivals = self._blocks.of_initials(slots(mention.name, self._acronyms).sigles)
        return any(where in self.known[node].homes for node in rivals)

    def _by_likeness(self, mention: Mention) -> str | None:
        if not (mention.home or mention.near or mention.postcode or mention.ids):
            return None
        parts = [slots(mention.name, self._acronyms)]
        likely = [
            one
            for one in self._neighbours(parts)
            if self._corroborated(mention, one) and self._score(parts, one) >= SAME
        ]
        return likely[0].uid if len(likely) == 1 else None

    def _corroborated(self, mention: Mention, one: Known) -> bool:
        territory = mention.home or mention.near
        if numbers_apart(mention.ids, one.ids) or (mention.home and one.homes and mention.home not in one.homes):
            return False
        return bool(
            (territory and territory in one.homes)
            or (mention.postcode and mention.postcode == one.postcode)
            or set(mention.ids) & set(one.ids)
        )
