"""What people type into the pages of recovery, area by area."""
