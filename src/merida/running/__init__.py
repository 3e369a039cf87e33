"""Opens paths (files, folders, globs, zips, pipes) and runs readers in children with limits of memory, time and size."""
