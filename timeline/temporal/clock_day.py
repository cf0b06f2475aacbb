"""Which day a clock time belongs to: one that the text named, one that follows in the clause, or the publication."""

from __future__ import annotations

from timeline.temporal.chart import Edge
from timeline.temporal.meanings import Fields, Range, unit_of
from timeline.temporal.place import Place
from timeline.temporal.scene import Focus, Scene
from timeline.temporal.tokens import Tokens

# Words that a clock time may stand before its day ("At 10 p.m. the police of Lund arrested a man on Wednesday").
_DAY_FOLLOWS = 10
# Sentences after the one that named a day in which a clock time still belongs to that day.
_DAY_LASTS = 2


def is_clock(edge: Edge) -> bool:
    """A time of day alone: it takes the day named before, and does not hand it on down a list of times."""
    meaning = edge.meaning.first if isinstance(edge.meaning, Range) else edge.meaning
    return isinstance(meaning, Fields) and meaning.is_clock


def is_stamp(place: Place) -> bool:
    """Whether it is the clock at the head of a line of a live report: of the publication day, whatever follows."""
    return place.opens_line and place.words[0].isdigit() and is_clock(place.edge)


def day_named(day: Focus | None, place: Place, scene: Scene) -> Focus | None:
    """The last day that the text named, where a clock time at that place may be of it."""
    if day is None or is_stamp(place):
        return None
    if day.sentence == place.sentence:
        return day
    if day.is_limit or place.sentence - day.sentence > _DAY_LASTS or not _lends_day(day, place, scene):
        return None
    return day


def _lends_day(day: Focus, place: Place, scene: Scene) -> bool:
    """Whether the day of an earlier sentence may be that of a clock time: not where its clause looks to the other side
    of the publication.
    """
    if scene.today is None or place.tense not in ("past", "future", "present"):
        return True
    return day.value.start <= scene.today if place.tense == "past" else day.value.start >= scene.today


def takes_following(tokens: Tokens, day: Focus | None, place: Place, following: Edge) -> bool:
    """Whether a clock time has its day after it, in the same clause, where its sentence has named none before it."""
    edge, has_day = place.edge, day is not None and day.sentence == place.sentence
    if has_day or not is_clock(edge) or is_stamp(place):
        return False
    if following.end > place.high or following.start - edge.end > _DAY_FOLLOWS:
        return False
    between = tokens[edge.end : following.start]
    return unit_of(following.meaning) == "day" and all(token.lower.isalnum() for token in between)
