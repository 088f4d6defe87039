"""What a person says by hand: actors, ties, missions and meetings added, corrected, closed, confirmed.

Answers are read as cells of a file are; each entry is one batch, whose word wins over files, and
`importing.undo` takes it back.
"""

from network.editing.actors import add_actor, alike, close_actor, confirm_actor, correct_actor
from network.editing.answers import Slip, Unfit
from network.editing.contradictions import Contradiction, Voice, contradictions, decide
from network.editing.known import Candidate, Entry, Likely
from network.editing.meetings import add_meeting, correct_meeting
from network.editing.missions import add_carrier, add_mission, close_mission, correct_mission
from network.editing.ties import add_tie, close_tie, correct_tie

__all__ = [
    "Candidate",
    "Contradiction",
    "Entry",
    "Likely",
    "Slip",
    "Unfit",
    "Voice",
    "add_actor",
    "add_carrier",
    "add_meeting",
    "add_mission",
    "add_tie",
    "alike",
    "close_actor",
    "close_mission",
    "close_tie",
    "confirm_actor",
    "contradictions",
    "correct_actor",
    "correct_meeting",
    "correct_mission",
    "correct_tie",
    "decide",
]
