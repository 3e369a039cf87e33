"""Facts to papers: tables and paragraphs whose figures lead back to their sources; DOCX, XLSX, CSV and HTML."""
