"""`python -m timeline`: the same as the `timeline` command, for places where scripts are not on the path."""

from timeline.cli import main

if __name__ == "__main__":
    main()
