"""What people type into the pages of assistance, area by area."""
