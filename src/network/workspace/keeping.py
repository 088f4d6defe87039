"""How a file was recognised, as a template for the next file of the same shape."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from network.errors import Refused
from network.forms import Mapping as HowToRead
from network.forms import Recognised, RecognisedSheet, as_recognised, blocks, mapping_text
from network.forms.choices import ONE_MEETING


def template_of(file: Recognised, mapping: HowToRead | None) -> tuple[str, list[str]]:
    """The mapping of a file with the role of each column said, and the shape of the sheet of each of its blocks.

    Twelve sheets of the same headers make one block; what `mapping` says beside roles stays, but for the date and
    the title of one meeting, which the next file is not about.

    Raises
    ------
    Refused
        No sheet of the file is read by a form: there is nothing to keep.
    """
    kept: dict[str, RecognisedSheet] = {}
    for sheet in file.sheets:
        if sheet.is_read and sheet.form:
            kept.setdefault(sheet.shape or sheet.name, sheet)
    if not kept:
        raise Refused("workspace.nothing-read", file=file.file)
    kept |= {f"({sheet.name})": sheet for sheet in file.sheets if sheet.state == "aside"}
    sheets = tuple(kept.values())
    told = blocks(replace(file, sheets=sheets), [as_recognised(one) for one in sheets], mapping)
    told = [replace(one, constants=_lasting(one.constants)) for one in told]
    beside = (mapping.nomenclature, mapping.origin) if mapping else (None, None)
    return mapping_text(told, *beside), [one.shape for one in sheets]


def _lasting(constants: Mapping[str, Any]) -> dict[str, Any]:
    return {role: value for role, value in constants.items() if role not in ONE_MEETING}
