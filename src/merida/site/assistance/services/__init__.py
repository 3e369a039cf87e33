"""Acts of assistance."""
