"""`Document` to extracts: findings, statements and figures, each with the reason for it."""
