"""Settings of the site, one concern a file: `names` is the table of variables, `whole` what Django reads."""
