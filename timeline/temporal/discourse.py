"""What a text has spoken of so far, from its beginning to the expression that is read: its last date, day, quarter and
clock time.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.models import Granularity, Timex
from timeline.temporal.chart import Edge
from timeline.temporal.clock_day import day_named, is_clock
from timeline.temporal.place import Place
from timeline.temporal.scene import Focus, Scene, focus_anchor
from timeline.temporal.values import CalendarValue


@dataclass(frozen=True, slots=True)
class Discourse:
    """`focus` is the last date that the text goes on from, `day` the last one that is a day or finer, `clock` the last
    time of day; `last_quarter` is the last quarter named, `reported_quarter` the one that the text reports on.
    """

    focus: Focus | None = None
    day: Focus | None = None
    clock: Focus | None = None
    last_quarter: Focus | None = None
    reported_quarter: Focus | None = None

    def scene_at(self, place: Place, scene: Scene) -> Scene:
        """What an expression at that place is read against, in a text with this publication time, zone and kind."""
        return Scene(
            scene.dct,
            scene.hemisphere,
            scene.zone,
            scene.is_narrative and not place.is_from_now,
            tense=place.tense,
            sentence=place.sentence,
            focus=self.focus,
            quarter=self._quarter_at(place),
            last_quarter=self.last_quarter,
            clock=self.clock,
            day=day_named(self.day, place, scene),
        )

    def _quarter_at(self, place: Place) -> Focus | None:
        """The quarter that the sentence speaks of, else the one that the text reports on."""
        focus = self.focus
        if focus is not None and focus.sentence == place.sentence and focus.value.granularity is Granularity.QUARTER:
            return focus
        return self.reported_quarter

    def after(self, place: Place, timex: Timex, value: CalendarValue | None, scene: Scene) -> Discourse:
        """With an expression that came to a part of the calendar (None: to none, which changes nothing)."""
        if value is None:
            return self
        named = Focus(
            value,
            place.span,
            place.words,
            _keeps_year(timex),
            place.is_frame or self._goes_on(timex),
            place.sentence,
            place.is_reported,
            # "from 24 May to 13 July": the end of a range is no day that more is told of
            place.is_limit or (place.edge.rule is not None and place.edge.rule.data.tail),
        )
        is_aside = _is_aside(place.edge)
        goes_on = not (is_aside or self._is_only_said(place))
        is_day = value.granularity.is_day_or_finer and not is_clock(place.edge)
        is_quarter = value.granularity is Granularity.QUARTER
        return Discourse(
            focus=named if goes_on else self.focus,
            day=named if goes_on and is_day else self.day,
            clock=named if value.has_clock else self.clock,
            last_quarter=named if is_quarter and not is_aside else self.last_quarter,
            reported_quarter=_reported(self.reported_quarter, named, scene) if goes_on else self.reported_quarter,
        )

    def _goes_on(self, timex: Timex) -> bool:
        """Whether it was counted from a frame, and so lies in it."""
        return self.focus is not None and self.focus.is_frame and timex.anchor == focus_anchor(self.focus)

    def _is_only_said(self, place: Place) -> bool:
        """Whether it dates a saying beside a date that dates more: the text goes on from the latter."""
        focus = self.focus
        if focus is None or not place.is_reported:
            return False
        return not focus.is_reported and place.sentence - focus.sentence <= 1


def _reported(quarter: Focus | None, named: Focus, scene: Scene) -> Focus | None:
    """The quarter that the text reports on: the latest that was over at publication, else the first that had begun."""
    if named.value.granularity is not Granularity.QUARTER or scene.today is None or named.value.start > scene.today:
        return quarter
    if quarter is None:
        return named
    is_over, was_over = named.value.end <= scene.today, quarter.value.end <= scene.today
    is_newer = is_over and (not was_over or quarter.value.start <= named.value.start)
    return named if is_newer else quarter


def _keeps_year(timex: Timex) -> bool:
    """Whether the year is the text's own: stated, or gone on to from another date of the text."""
    return timex.basis.get("year") == "stated" or (timex.anchor is not None and timex.anchor.kind == "timex")


def _is_aside(edge: Edge) -> bool:
    return edge.rule is not None and edge.rule.data.aside
