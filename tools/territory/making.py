"""One seed in, the whole fictional programme out: the truth and every file, in seconds and always the same."""

import json
from dataclasses import dataclass
from typing import Any

from territory.ambiguous import Ambiguities
from territory.attendance import attendance
from territory.clerk import Clerk
from territory.collaborations import waves
from territory.contents import contents
from territory.directories import directories
from territory.encounters import meetings
from territory.readme import readme
from territory.records import records
from territory.spellings import Pen
from territory.structures import actors
from territory.surveys import surveys
from territory.truth import truth
from territory.world import draws


@dataclass(frozen=True)
class Territory:
    """The truth as JSON values, and the files to import: name → bytes."""

    truth: dict[str, Any]
    files: dict[str, bytes]

    def folder(self) -> dict[str, bytes]:
        """Everything the example folder holds: the files, the truth and what a reader must know first."""
        told = json.dumps(self.truth, ensure_ascii=False, indent=1) + "\n"
        return {**self.files, "truth.json": told.encode(), "README.md": readme(self.truth, list(self.files)).encode()}


def make(seed: int) -> Territory:
    """The programme drawn with this seed.

    Parameters
    ----------
    seed : int
        Any number; the committed example is 2017. The planted odds ratios do not depend on it.
    """
    people = actors(seed)
    both = waves(seed, people)
    made = contents(seed, people, both)
    people += made.groups
    sessions = meetings(seed, people)
    pen = Pen(draws(seed, "spellings"))
    doubts = Ambiguities(draws(seed, "ambiguous cells"))
    clerk = Clerk(draws(seed, "attendance files"), {actor.key: actor for actor in people}, pen, doubts)
    files = {
        **directories(seed, people, pen),
        **attendance(clerk, sessions),
        **surveys(both, made, people, pen),
        **records(made, people, pen),
    }
    return Territory(truth(seed, people, sessions, both, made, doubts), files)
