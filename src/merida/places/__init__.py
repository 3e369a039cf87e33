"""States parties and other jurisdictions, their groups, and their names in six languages."""
