from __future__ import annotations

from timeline.models import Analysis, Article, Event, Mention, Moment, Span
from timeline.rendering.why import why
from timeline.temporal import annotate

from .fixtures import ENGLISH


def test_why_tells_how_often_the_rule_was_right_where_that_was_measured() -> None:
    body = "The dam broke on Friday."
    (timex,) = annotate(body, Moment.parse("2024-11-15"))
    article = Article(id="a", text=body, path="a.txt", language="en")
    mention = Mention(article="a", span=Span(0, len(body)), text=body, interval=timex.interval, timex=timex)
    event = Event(id="e", title="The dam broke", evidence=(mention,), interval=timex.interval)
    reason = why(event, {"a": Analysis(article=article)}, ENGLISH)[0]
    assert reason.rule == "<weekday>"
    assert reason.accuracy is not None
    assert reason.accuracy.startswith("right in ")
    swedish = Article(id="a", text=body, path="a.txt", language="sv")
    assert why(event, {"a": Analysis(article=swedish)}, ENGLISH)[0].accuracy is None
