"""Where the files that are not Python live: inside the wheel, or beside src/ in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Folder of declarative content: `queries`, `imports`, `visualizations` or `examples`.

    Examples
    --------
    >>> folder("queries").name
    'queries'
    """
    shipped = PACKAGE / name
    return shipped if shipped.is_dir() else PACKAGE.parents[1] / name
