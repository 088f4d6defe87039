"""Refusals that only a request over HTTP can meet."""

from network.errors import Refused


class Forbidden(Refused):
    """A request that another site made the browser send, or that names another host."""


class TooLarge(Refused):
    """A body larger than the service reads."""


class Changed(Refused):
    """What was shown is no longer what would be done: it must be shown again."""


class NotAllowed(Refused):
    """The address exists, not with this method."""
