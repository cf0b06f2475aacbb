"""Story timeline: from a pile of news articles to the story so far."""

__version__ = "0.1.0"
