"""What is measured together with other programs, in the environment that has them (`.tools/bench`)."""
