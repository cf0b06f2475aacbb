"""The clients: one kind of wiki a file, loaded late, since what they need is of the extra `publish`."""
