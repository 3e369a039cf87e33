"""Measurements: what is found, how fast, what was gained and lost. `python -m bench` prints figures, asserts none."""
