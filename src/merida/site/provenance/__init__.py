"""Where everything comes from: sources, decisions, who may see a row, and the audit chain."""
