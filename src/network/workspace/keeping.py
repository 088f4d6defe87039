"""How a file was recognised, as a template for the next file of the same shape."""

from dataclasses import replace

from network.errors import Refused
from network.forms import Mapping, Recognised, RecognisedSheet, as_recognised, blocks, mapping_text


def template_of(file: Recognised, mapping: Mapping | None) -> tuple[str, list[str]]:
    """The mapping of a file with the role of each column said, and the shape of the sheet of each of its blocks.

    Twelve sheets of the same headers make one block; what `mapping` says beside roles stays.

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
    beside = (mapping.nomenclature, mapping.origin) if mapping else (None, None)
    return mapping_text(told, *beside), [one.shape for one in sheets]
