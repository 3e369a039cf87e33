"""Rows of recovery: each module holds one area; all are imported here, so that Django knows them."""
