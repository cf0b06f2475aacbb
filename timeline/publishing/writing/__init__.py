"""How each kind of wiki writes what we put there: one kind a file."""
