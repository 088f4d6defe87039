"""Tables → rows of known meaning: which form, which column is what, what each cell says."""

from network.forms.form import CODES, Column, Example, Form, form_named, forms
from network.forms.mapping import FileMapping, Join, Mapping, read_mapping
from network.forms.reading import read_files
from network.forms.row import Columns, Origin, Place, Reading, Refusal, Row, Source

__all__ = [
    "CODES",
    "Column",
    "Columns",
    "Example",
    "FileMapping",
    "Form",
    "Join",
    "Mapping",
    "Origin",
    "Place",
    "Reading",
    "Refusal",
    "Row",
    "Source",
    "form_named",
    "forms",
    "read_files",
    "read_mapping",
]
