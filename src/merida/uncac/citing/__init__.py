"""Where a text cites the Convention, and where it only seems to.

A text becomes tokens (`tokens`, with the words of four scripts), tokens become references (`grammar`), and each
reference is given to the Convention, to another instrument, or to nobody (`instrument`, `resolve`).
"""

from merida.uncac.citing.reference import Citation, Reference
from merida.uncac.citing.resolve import cite, references

__all__ = ["Citation", "Reference", "cite", "references"]
