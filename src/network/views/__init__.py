"""One document for every drawing of a network: page, single file, SVG, pyvis, GEXF, GraphML.

`document` makes a network ready to be drawn; `map_places` says where its actors stand, to be kept and given
back so that nobody moves.
"""

from network.views.document import ViewDocument, document
from network.views.places import map_places
from network.views.text import inline_json

__all__ = ["ViewDocument", "document", "inline_json", "map_places"]
