"""Words of recovery, area by area (codebook, last section)."""
