"""The network of a lens as files of other tools: Gephi, Kumu, NodeXL, Pajek, UCINET. Each of them imports again."""

from network.exports.interchange.formats import GRAPH_FORMATS, graph_files, parcel, write_graph
from network.exports.interchange.leaving import about, graph_of

__all__ = ["GRAPH_FORMATS", "about", "graph_files", "graph_of", "parcel", "write_graph"]
