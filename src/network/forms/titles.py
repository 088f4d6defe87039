"""What a form is called, whether it is one of ours or the way in which our own exports come back."""

from network.forms.exported import EXPORT
from network.forms.form import forms
from network.sentences import Words, both


def form_title(code: str) -> Words:
    """Title of a form by its code, for those who read what a file was recognised as.

    Examples
    --------
    >>> form_title("ties").fr, form_title("export").fr
    ('Liens entre structures', 'Export de Passerelles')
    """
    return both("recognition.exported") if code == EXPORT else forms()[code].title
