"""Tags and filters of assistance."""
