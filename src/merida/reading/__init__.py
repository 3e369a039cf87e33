"""Bytes to a `Document`: docx, pdf, html, text; every passage leads back to file, page and characters."""
