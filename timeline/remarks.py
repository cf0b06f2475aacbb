"""What a build says of articles and settings that it uses, or cannot use, all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.analysis import conventions
from timeline.models import Analysis, Diagnostic, Topic, TopicOutline, articles_of
from timeline.settings import Settings


def without_rules(analyses: Mapping[str, Analysis], settings: Settings) -> tuple[Diagnostic, ...]:
    """A remark on each article whose language has no rules for times, or no words for what happens."""
    from timeline.stories.words import has_words, only_grouped  # noqa: PLC0415  (as below)
    from timeline.temporal import knows, only_absolute  # noqa: PLC0415  (rules are loaded when there is a text)

    remarks = []
    for article in articles_of(analyses).values():
        language = conventions(article, settings).language
        reasons = [] if has_words(language) else [only_grouped(language)]
        if not knows(language, settings.language_folder):
            reasons.insert(0, str(only_absolute(language, settings.language_folder)))
        if reasons:
            reason = "; ".join(reasons)
            remarks.append(Diagnostic(path=article.path, where=article.id, reason=reason, kept=True))
    return tuple(remarks)


def unknown_events(topics: Iterable[Topic | TopicOutline], settings: Settings) -> tuple[Diagnostic, ...]:
    """A remark on each event of the settings that no topic with a page has: it may come back, so it is no error."""
    known = {event.id for topic in topics for event in topic.events}
    reason = "no topic with a page has this event (now); its settings are not used"
    return tuple(
        Diagnostic(path="timeline.toml", where=f"events.{key}", reason=reason, kept=True)
        for key in settings.events
        if key not in known
    )
