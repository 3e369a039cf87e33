"""What runs the site: the database server, its roles, the web server, checks, backups."""
