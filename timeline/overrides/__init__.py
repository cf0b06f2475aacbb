"""What editors decided by hand, and how it is applied to what the articles tell."""
