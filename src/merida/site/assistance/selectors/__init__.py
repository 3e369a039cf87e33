"""Questions to the rows of assistance."""
