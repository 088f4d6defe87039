"""The written report: what was looked at, what was found, what cannot be concluded, how, and from which files.

`report` reads the store and gives the report of two periods or two waves; `report_html` writes it from
findings that are there already. One HTML file, without any remote address, made to be printed on A4.
"""

from network.reports.report import Meta, Source, report, report_html

__all__ = ["Meta", "Source", "report", "report_html"]
