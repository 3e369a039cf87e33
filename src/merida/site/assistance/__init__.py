"""Assistance: needs, requests, plans, activities, matches: from needs to help without duplication."""
