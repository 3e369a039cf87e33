"""Acts of recovery."""
