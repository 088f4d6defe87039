"""Whoever fills the attendance files: writes structures as they come, people in their column, and doubtful cells."""

import random
from dataclasses import dataclass

from territory.ambiguous import Ambiguities, Place
from territory.spellings import Pen
from territory.world import Actor, Meeting, names


@dataclass
class Clerk:
    """Names of structures go through the pen, those that nobody could resolve through `doubts`."""

    rng: random.Random
    actors: dict[str, Actor]
    pen: Pen
    doubts: Ambiguities

    def lines(self, meeting: Meeting) -> list[tuple[Actor, str, int]]:
        """Who is on the sheet, in its order: actor, status, number of people."""
        return [(self.actors[key], status, meeting.people[key]) for key, status in meeting.status.items()]

    def name(self, actor: Actor, meetings: list[Meeting], place: Place) -> str:
        """The structure's cell: one spelling, or now and then something that nobody could resolve for sure."""
        return self.doubts.draw(actor, meetings, place) or self.pen.write(actor)

    def convener(self, meeting: Meeting) -> str | None:
        return self.actors[meeting.held_by].name if meeting.held_by else None

    def person(self, status: str) -> str | None:
        """Those who came are named; half of the others."""
        return self.people(1)[0] if status == "present" or self.rng.random() < 0.5 else None

    def people(self, count: int) -> list[str]:
        return [self._called(name) for name in self.rng.sample(names()["people"]["names"], count)]

    def _called(self, name: str) -> str:
        """« Mme Varnoux », or « VARNOUX Cl. »."""
        if self.rng.random() < 0.7:
            return f"{self.rng.choice(names()['people']['titles'])} {name}"
        return f"{name.upper()} {self.rng.choice(('Cl.', 'M.', 'Jo.', 'A.'))}"

    def function(self) -> str | None:
        return self.rng.choice(names()["people"]["functions"]) if self.rng.random() < 0.6 else None

    def contact(self) -> str | None:
        """A number of the range kept for fiction."""
        return f"06 39 98 {self.rng.randint(10, 99)} {self.rng.randint(10, 99)}" if self.rng.random() < 0.4 else None
