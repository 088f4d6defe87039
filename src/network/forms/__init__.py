"""Tables → rows of known meaning: which form, which column is what, what each cell says."""

from network.forms.choices import APART, DROPPED, SheetChoice, as_recognised, blocks, corrected, opened_as, repeated
from network.forms.form import CODES, Column, Example, Form, form_named, forms
from network.forms.guarding import guarded
from network.forms.mapping import FileMapping, Join, Mapping, read_mapping
from network.forms.mapping_text import mapping_text, text_for
from network.forms.reading import read_files
from network.forms.recognised import Candidate, Recognised, RecognisedColumn, RecognisedSheet, role_words
from network.forms.recognition import recognise_files
from network.forms.row import Columns, Origin, Place, Reading, Refusal, Row, Source

__all__ = [
    "APART",
    "CODES",
    "DROPPED",
    "Candidate",
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
    "Recognised",
    "RecognisedColumn",
    "RecognisedSheet",
    "Refusal",
    "Row",
    "SheetChoice",
    "Source",
    "as_recognised",
    "blocks",
    "corrected",
    "form_named",
    "forms",
    "guarded",
    "mapping_text",
    "opened_as",
    "read_files",
    "read_mapping",
    "recognise_files",
    "repeated",
    "role_words",
    "text_for",
]
