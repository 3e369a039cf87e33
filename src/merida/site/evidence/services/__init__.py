"""The acts of evidence, by concern; each is one transaction with its permission, rows and entry in the log."""
