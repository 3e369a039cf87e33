"""Merida reads the documents of the UN Convention against Corruption: `cite`, `read`, `find`."""
