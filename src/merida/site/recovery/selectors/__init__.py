"""Questions to the rows of recovery."""
