"""Recovered assets: what sources claim, which claim stands, what looks wrong, and volumes that count nothing twice."""
