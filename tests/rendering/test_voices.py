"""How many voices stand behind an event, and what each says where they contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from timeline.models import Analysis, Article, Event, Mention, Moment, Span, Status, said
from timeline.rendering.differences import differences
from timeline.rendering.voices import voices_in_short, voices_in_words, voices_of
from timeline.temporal import annotate

from .fixtures import ENGLISH


def told(*lines: tuple[str, str | None, str | None, str]) -> tuple[Event, Mapping[str, Analysis]]:
    """An event of one sentence from each (outlet, agency, origin, sentence), published on 15 November 2024."""
    mentions, analyses = [], {}
    for n, (outlet, agency, origin, body) in enumerate(lines):
        timexes = annotate(body, Moment.parse("2024-11-15"))
        timex = timexes[0] if timexes else None
        analyses[f"a{n}"] = Analysis(
            article=Article(id=f"a{n}", text=body, path="a.txt", source=outlet, agency=agency, language="en")
        )
        mentions.append(
            Mention(
                article=f"a{n}",
                span=Span(0, len(body)),
                text=body,
                origin=origin,
                timex=timex,
                interval=timex.interval if timex else None,
            )
        )
    origins = tuple(sorted({each.origin for each in mentions if each.origin}))
    outlets = tuple(sorted({outlet for outlet, *_ in lines}))
    return Event(id="e", title="The dam broke", evidence=tuple(mentions), outlets=outlets, origins=origins), analyses


BODY = "The dam broke on Friday."


@pytest.mark.parametrize(
    ("lines", "short", "full"),
    [
        ([("Post", None, "ZNA"), ("Mail", None, "ZNA")], "2 outlets, 1 origin: ZNA", []),
        ([("Post", None, "ZNA"), ("Mail", None, None)], "2 outlets, 2 origins",
         ["2 outlets, 2 origins: ZNA and Mail", "Mail names no origin and is counted by itself."]),
        ([("Post", None, "ZNA"), ("Mail", None, None), ("Star", None, None)], "3 outlets, 3 origins",
         ["3 outlets, 3 origins: ZNA, Mail and Star", "Mail and Star name no origin and are counted by themselves."]),
        ([("Post", None, "ZNA"), ("ZNA", None, None)], "2 outlets, 1 origin: ZNA", []),
        ([("Post", "Norwire", None), ("Mail", "Norwire", None)], "2 outlets, 1 origin: Norwire", []),
        ([("Post", None, None), ("Mail", None, None)], "2 outlets", ["2 outlets: Mail and Post"]),
        ([("Post", None, "ZNA")], None, ["1 outlet, 1 origin: ZNA"]),
        ([("Post", "Norwire", None)], None, ["1 outlet: Post"]),
    ],
)  # fmt: skip
def test_an_outlet_that_names_no_origin_is_a_voice_of_its_own(
    lines: list[tuple[str, str | None, str | None]], short: str | None, full: list[str]
) -> None:
    voices = voices_of(*told(*((*line, BODY) for line in lines)))
    assert voices_in_short(voices, ENGLISH) == short
    assert list(voices_in_words(voices, ENGLISH)) == (full or [short])


RUN = [("Star", None, None), ("Post", None, None), ("Mail", None, None)]


def running_one_text(
    lines: list[tuple[str, str | None, str | None]], copies: dict[str, str]
) -> tuple[Event, dict[str, Analysis]]:
    event, analyses = told(*((*line, BODY) for line in lines))
    marked = {
        key: replace(each, article=replace(each.article, copy_of=copies.get(key))) for key, each in analyses.items()
    }
    return event, marked


@pytest.mark.parametrize(
    ("lines", "copies", "short", "full"),
    [
        (RUN, {"a1": "a0", "a2": "a0"}, "3 outlets, 1 origin",
         ["3 outlets, 1 origin", "Mail, Post and Star run one text and count as one origin."]),
        ([*RUN, ("Echo", None, None)], {"a1": "a0", "a2": "a0"}, "4 outlets, 2 origins",
         ["4 outlets, 2 origins: Echo and Star", "Mail, Post and Star run one text and count as one origin."]),
        ([("Star", None, None), ("Post", "Norwire", None)], {"a1": "a0"}, "2 outlets, 1 origin: Norwire",
         ["2 outlets, 1 origin: Norwire", "Post and Star run one text and count as one origin."]),
        ([("Star", None, None), ("Reuters", None, None)], {"a1": "a0"}, "2 outlets, 1 origin: Reuters",
         ["2 outlets, 1 origin: Reuters", "Reuters and Star run one text and count as one origin."]),
        ([("Star", None, "ZNA"), ("Post", None, None)], {"a1": "a0"}, "2 outlets, 1 origin: ZNA",
         ["2 outlets, 1 origin: ZNA", "Post and Star run one text and count as one origin."]),
        ([("Star", None, None), ("Post", None, None)], {"a0": "gone", "a1": "gone"}, "2 outlets, 1 origin",
         ["2 outlets, 1 origin", "Post and Star run one text and count as one origin."]),
        ([("Star", None, None), ("Star", None, None)], {"a1": "a0"}, None, ["1 outlet: Star"]),
    ],
)  # fmt: skip
def test_outlets_that_run_one_text_are_one_voice(
    lines: list[tuple[str, str | None, str | None]], copies: dict[str, str], short: str | None, full: list[str]
) -> None:
    voices = voices_of(*running_one_text(lines, copies))
    assert voices_in_short(voices, ENGLISH) == short
    assert list(voices_in_words(voices, ENGLISH)) == (full or [short])


def test_each_side_of_a_contradiction_is_told_once_with_all_its_outlets() -> None:
    event, analyses = told(
        ("Post", None, None, "The dam broke on Monday."),
        ("Mail", None, None, "The dam broke on Tuesday."),
        ("Star", None, None, "The dam broke on Tuesday."),
    )
    lines = ("11 Nov 2024: Post", "12 Nov 2024: Mail and Star")
    assert differences(replace(event, disputed=(said("they differ"),)), analyses, ENGLISH) == lines
    assert differences(event, analyses, ENGLISH) == ()


def test_who_denies_and_who_tells_is_said_without_dates_that_agree() -> None:
    event, analyses = told(
        ("Post", None, None, "The dam broke on Monday."), ("Mail", None, None, "The dam broke in November.")
    )
    denied = replace(event.evidence[1], status=Status.DENIED)
    event = replace(event, evidence=(event.evidence[0], denied), disputed=(said("they differ"),))
    assert differences(event, analyses, ENGLISH) == ("happened: Post", "denied: Mail")
