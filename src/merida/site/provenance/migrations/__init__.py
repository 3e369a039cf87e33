"""Migrations of provenance."""
