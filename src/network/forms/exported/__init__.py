"""Tables that left this product and come back: recognised by their names and headers, read by their identifiers."""

from network.forms.exported.layout import (
    EXPORT,
    LABELS,
    NAME,
    Column,
    Table,
    exported_tables,
    headers,
    meeting_label,
    presence_words,
)
from network.forms.exported.reading import Returned, read_exported
from network.forms.exported.recognising import exported_sheets
from network.forms.exported.rows import Ref

__all__ = [
    "EXPORT",
    "LABELS",
    "NAME",
    "Column",
    "Ref",
    "Returned",
    "Table",
    "exported_sheets",
    "exported_tables",
    "headers",
    "meeting_label",
    "presence_words",
    "read_exported",
]
