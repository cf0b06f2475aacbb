"""Texts that are meant to be slow to read: a piece of each, to be repeated up to any length."""

SHAPES = {
    "no time at all": "The council voted for a new bridge over the river. ",
    "one long word": "a",
    "one long number": "1",
    "numbers": "1 ",
    "dates in digits": "1/1/",
    "clock times": "10:10:",
    "months": "May ",
    "weekdays": "Monday and ",
    "articles": "the ",
    "of the end": "the end of the beginning of ",
    "hyphens": "two-year-",
    "abbreviations": "a.m.",
    "apostrophes": "' 89 s ",
    "blanks": " ",
    "line breaks": "\n",
    "lengths": "two years and ",
    "counted from": "two days before three weeks after ",
    "ranges": "from May to ",
    "no end of a sentence": "last week the first day of next month, ",
    "accents": "e\u0301",
}


def shaped(shape: str, length: int) -> str:
    """A text of `length` code points."""
    piece = SHAPES[shape]
    return (piece * (length // len(piece) + 1))[:length]
