"""Access tokens that a person makes for their own scripts."""
