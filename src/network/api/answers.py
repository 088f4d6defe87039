"""Results as JSON values, in the reader's language where they hold sentences."""

from typing import Any

from network.api.previews import Preview
from network.api.readings import Opened
from network.comparison import Comparison
from network.importing import Outcome
from network.sentences import Language
from network.study import Finding
from network.views import ViewDocument


def as_json(result: Any, lang: Language) -> Any:
    """What a job or an operation found, as JSON holds it."""
    if isinstance(result, list):
        return [as_json(one, lang) for one in result]
    if isinstance(result, Outcome):
        return result.as_dict(lang)
    if isinstance(result, Preview):
        told = {"upload": result.upload.token, "plan": result.plan, "sentence": result.sentence.to(lang)}
        return {**told, "outcomes": as_json(result.outcomes, lang)}
    if isinstance(result, Opened):
        return result.as_dict(lang)
    if isinstance(result, Finding | Comparison | ViewDocument):
        return result.as_dict()
    return result
