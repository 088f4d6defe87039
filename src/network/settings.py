"""Configuration: one frozen object, read once from the environment and passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from network.errors import Refused
from network.sentences import LANGUAGES, Language

PREFIX = "PASSERELLES_"


@dataclass(frozen=True)
class Settings:
    """What a person may set outside the commands; each has a row in the README."""

    store: str = "./passerelles-data"
    neo4j_user: str = "neo4j"
    neo4j_password: str = field(default="", repr=False)
    neo4j_database: str = "neo4j"
    lang: Language = "fr"
    uploads: str = ""
    secret: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Settings as `PASSERELLES_STORE`, `PASSERELLES_LANG`… give them.

        Examples
        --------
        >>> Settings.from_environment({"PASSERELLES_LANG": "en"}).lang
        'en'
        """
        environ = os.environ if environ is None else environ
        given = {name: environ[PREFIX + name.upper()] for name in cls.names() if environ.get(PREFIX + name.upper())}
        if given.get("lang", "fr") not in LANGUAGES:
            raise Refused("settings.language", value=given["lang"])
        return cls(**given)  # type: ignore[arg-type]

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(cls.__dataclass_fields__)
