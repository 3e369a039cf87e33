"""The command line: `merida cite | read | find`, JSON lines between stages."""
