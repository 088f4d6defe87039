"""Who works with whom in a territory, across fields.

Contents, by what one wants to do; each name is loaded when it is first used.

- open a graph: `open_store`; put files in it: `import_file`
- choose what to look at: `Lens`; read it: `read_network` gives a `Network`
- measure it: `MEASURES`, `measure`; before and after: `compare`
- find partners: `suggest_partners`; draw in a notebook: `to_pyvis`
"""

from importlib import import_module
from importlib.metadata import version
from typing import Any

_CONTENTS = {
    "open_store": ("network.store", "open_store"),
    "import_file": ("network.importing", "import_file"),
    "Lens": ("network.study", "Lens"),
    "Network": ("network.study", "Network"),
    "read_network": ("network.networks", "read"),
    "MEASURES": ("network.measures", "MEASURES"),
    "measure": ("network.panel", "measure"),
    "compare": ("network.comparison", "compare_store"),
    "suggest_partners": ("network.partners", "suggest_partners"),
    "to_pyvis": ("network.exports.notebook", "to_pyvis"),
}

__all__ = sorted([*_CONTENTS, "__version__"])
__version__ = version("passerelles")


def __getattr__(name: str) -> Any:
    if name not in _CONTENTS:
        raise AttributeError(f"module 'network' has no attribute {name!r}")
    module, attribute = _CONTENTS[name]
    return getattr(import_module(module), attribute)
