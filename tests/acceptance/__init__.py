"""The whole program against hand-written expectations, through its command line."""
