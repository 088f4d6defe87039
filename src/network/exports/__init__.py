"""What leaves: one view document as a page, a picture or a file of another tool.

`write` puts a document in a file of any format; `to_html`, `to_pyvis`, `to_svg`, `to_gexf`, `to_graphml` and
`to_json` give its text; `write_tables` puts tables in one; `write_facts` puts every fact of a store in one, which
imports again without loss; `harmless` makes a cell of a spreadsheet that no
program takes for a formula; `commented` and `remarks_csv` give the remarks of an import with their cells;
`whole_file` writes any text or bytes whole, or not at all.
"""

from network.exports.cells import harmless
from network.exports.commented import commented
from network.exports.exchange import exchange_tables, write_facts
from network.exports.graphs import to_gexf, to_graphml
from network.exports.html import to_html
from network.exports.pages import to_pyvis
from network.exports.pictures import to_svg
from network.exports.remarks import remarks_csv
from network.exports.sheets import TABLE_FORMATS, as_document, write_tables
from network.exports.whole import whole_file
from network.exports.write import FORMATS, to_json, write

__all__ = [
    "FORMATS",
    "TABLE_FORMATS",
    "as_document",
    "commented",
    "exchange_tables",
    "harmless",
    "remarks_csv",
    "to_gexf",
    "to_graphml",
    "to_html",
    "to_json",
    "to_pyvis",
    "to_svg",
    "whole_file",
    "write",
    "write_facts",
    "write_tables",
]
