"""Saved mappings proposed for files of a shape that was read before."""

from collections.abc import Sequence
from dataclasses import replace
from glob import escape
from pathlib import PurePath

from network.errors import UnreadableFile
from network.forms import FileMapping, Mapping, Source, mapping_text, read_mapping
from network.forms.mapping import RECOGNISED
from network.forms.shapes import shapes
from network.forms.sources import unpack
from network.store import Store
from network.tables import Book, Sheet, read_book
from network.workspace.saved import SavedMapping, mapping_named, mappings


def proposed(store: Store, sources: Sequence[Source], *, name: str | None = None) -> Mapping | None:
    """How saved mappings would read files of one call; None when they say nothing of them.

    Each sheet takes the latest mapping that was saved for its headers, whatever their order, and whatever the dates
    of a grid; the other sheets are recognised as usual. Each block names its template, so that the outcome says it.

    Parameters
    ----------
    store : Store
        Where the mappings are kept.
    sources : sequence of Source
        The files.
    name : str, optional
        One saved mapping that a person chose: it reads every file, whatever its headers.

    Raises
    ------
    Unknown
        No mapping has that name.
    """
    known = [mapping_named(store, name)] if name else mappings(store)
    if not known:
        return None
    told = [block for source in unpack(sources) for block in _blocks(source, known, chosen=bool(name))]
    if not told:
        return None
    used = [one.mapping for one in known if one.name in {block.template for block in told}]
    nomenclature = {code: label for one in reversed(used) for code, label in one.nomenclature.items()}
    origin = used[0].origin if len(used) == 1 and len(sources) == 1 else None
    return read_mapping(mapping_text(told, nomenclature, origin))


def _blocks(source: Source, known: Sequence[SavedMapping], *, chosen: bool) -> list[FileMapping]:
    try:
        if source.refused:
            raise source.refused
        book = read_book(source.name, source.content)
    except UnreadableFile:
        return _as_saved(source.name, known[0], None) if chosen else []
    found = [block for sheet in book.sheets if (block := _block(source.name, sheet, known))]
    if not found:
        return _as_saved(source.name, known[0], book) if chosen else []
    used = {block.template for block in found}
    named = {block.sheet for block in found}
    left = [
        replace(block, match=_name(source.name), template=one.name)
        for one in known
        if one.name in used
        for block in one.mapping.files
        if block.leave and block.sheet in {sheet.name for sheet in book.sheets} - named
    ]
    whole = len(found) + len(left) == len(book.sheets)
    return [*found, *left, *([] if whole else [FileMapping(_name(source.name), RECOGNISED)])]


def _block(file: str, sheet: Sheet, known: Sequence[SavedMapping]) -> FileMapping | None:
    """What the latest mapping saved for these headers says of the sheet, with the line where they are now."""
    lines = shapes(sheet)
    for one in known:
        for shape, block in zip(one.shapes, one.mapping.files, strict=False):
            if shape in lines and not block.leave:
                return replace(block, match=_name(file), sheet=sheet.name, header_line=lines[shape], template=one.name)
    return None


def _as_saved(file: str, chosen: SavedMapping, book: Book | None) -> list[FileMapping]:
    """The blocks of a chosen mapping as they are: by the name of the sheet, else the only block for every sheet."""
    sheets = {sheet.name for sheet in book.sheets} if book else set()
    told = chosen.mapping.files
    if len(told) == 1 or not any(block.sheet in sheets for block in told):
        told = tuple(replace(block, sheet=None) for block in told if not block.leave)[:1]
    return [replace(block, match=_name(file), template=chosen.name) for block in told]


def _name(file: str) -> str:
    return escape(PurePath(file).name)
