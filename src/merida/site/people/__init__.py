"""Persons, organisations, roles, and how one signs in."""
