"""Who is who: folded text, names compared, identifiers checked, persons kept out. Pure: no file is read."""

from network.identity.comparing import DOUBTFUL, SAME, compare, compare_slots
from network.identity.folding import fold, plain_lower, search_text
from network.identity.identifiers import Check, Identifier, check_identifier
from network.identity.matching import NEAR, word_score
from network.identity.names import NO_ACRONYMS, Acronyms, Slots, name_key, slots
from network.identity.personal import (
    EMAIL,
    MASK,
    PHONE,
    holds_nir,
    is_generic_mailbox,
    looks_personal,
    mask,
    mentions_person,
    redact,
    stands_for_person,
)
from network.identity.telling import Sign, extends, tell

__all__ = [
    "DOUBTFUL",
    "EMAIL",
    "MASK",
    "NEAR",
    "NO_ACRONYMS",
    "PHONE",
    "SAME",
    "Acronyms",
    "Check",
    "Identifier",
    "Sign",
    "Slots",
    "check_identifier",
    "compare",
    "compare_slots",
    "extends",
    "fold",
    "holds_nir",
    "is_generic_mailbox",
    "looks_personal",
    "mask",
    "mentions_person",
    "name_key",
    "plain_lower",
    "redact",
    "search_text",
    "slots",
    "stands_for_person",
    "tell",
    "word_score",
]
