"""Bytes to `Document`: docx, pdf, html, Markdown and text; every passage leads back to its place in the file."""
