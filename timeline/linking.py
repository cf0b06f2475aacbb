"""Articles that may only be linked: what is told of them is their title, their source, their address and a date.

Their words are left out before anything is made of them, so that there is nowhere for one to come from. The date of
what they are about is found in their text first, and so is the story that they belong to.
"""

from __future__ import annotations

from msgspec.structs import replace

from timeline.models import Analyses, Analysis, Mention, Span


def linked(analyses: Analyses) -> Analyses:
    """The same, those that may only be linked as `as_link` has them."""
    return analyses.seen(as_shown)


def as_shown(analysis: Analysis) -> Analysis:
    """What is told of an article: all of it, unless that may only be linked."""
    return as_link(analysis) if analysis.article.link_only else analysis


def as_link(analysis: Analysis) -> Analysis:
    """The analysis of an article whose text is its title, where it has one, else the name of its outlet.

    All that it tells is its main event, in those words, with the time that its text gives. The profile, by which it is
    put into a story, is numbers without text, and stays.
    """
    article = analysis.article
    words = " ".join((article.title or "").split()) or article.outlet
    main = next((each for each in analysis.mentions if each.main), None)
    mentions = (_told(main, words),) if main else ()
    text = replace(article, text=words, teasers=(), text_is_as_given=False)
    return Analysis(article=text, mentions=mentions, profile=analysis.profile)


def _told(main: Mention, words: str) -> Mention:
    return Mention(
        article=main.article,
        span=Span(0, len(words)),
        text=words,
        interval=main.interval,
        status=main.status,
        main=True,
    )
