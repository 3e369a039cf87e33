"""Questions of evidence, by page: each ends in a frozen dataclass that is the page and the JSON."""
