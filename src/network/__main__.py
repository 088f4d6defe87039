"""`python -m network` is the command `passerelles`."""

from network.cli import main

main()
