"""Public registers: files recognised by what they hold, read into the same rows as a coordinator's sheet."""

from network.forms.registers.loading import registers
from network.forms.registers.reading import Extract, read_register
from network.forms.registers.recognising import recognise_register
from network.forms.registers.register import Register

__all__ = ["Extract", "Register", "read_register", "recognise_register", "registers"]
