"""The Convention as data: provisions, their spelling and order, and citations found in running text."""
