"""Words of evidence for templates."""
