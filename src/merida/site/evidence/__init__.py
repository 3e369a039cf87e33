"""Evidence: documents read, what they say as people decided it, reviews, corpora, search. Pages, API and services."""
