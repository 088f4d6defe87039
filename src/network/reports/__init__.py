"""The written report: what was looked at, what was found, what cannot be concluded, how, and from which files.

`report` reads the store and gives the report of two periods or two waves; `report_html` writes it from
findings that are there already, with what `describe` says of the store. One HTML file, without any remote
address, made to be printed on A4.
"""

from network.reports.report import Meta, Source, describe, report, report_html

__all__ = ["Meta", "Source", "describe", "report", "report_html"]
