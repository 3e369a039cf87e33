"""Recovery: cases, claims, events, postings, volumes: stolen assets accounted for."""
