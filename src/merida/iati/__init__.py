"""IATI 2.03: `read` activities by streaming, `write` them without loss, `check` form, codes and rules. No network."""

from merida.iati.activity import Activity
from merida.iati.checking import check
from merida.iati.problems import Problem, Refused
from merida.iati.reading import Reading, read
from merida.iati.stream import Header, Limits
from merida.iati.writing import write

__all__ = ["Activity", "Header", "Limits", "Problem", "Reading", "Refused", "check", "read", "write"]
