"""One event from its evidence: when by all accounts, how sure, from how many outlets and origins, under which title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from timeline.datewords import interval_told
from timeline.models import Article, Certainty, Event, Interval, Mention, Message, Status, Step, Timex, said
from timeline.stories.headlines import event_title, short_label
from timeline.stories.identity import event_id
from timeline.stories.intervals import compatible, intersect
from timeline.stories.origins import distinct_origins
from timeline.stories.placing import is_vague
from timeline.stories.plans import NOT_YET
from timeline.stories.terms import load_terms

Evidence = Sequence[tuple[Mention, Article]]

# The first of these that any evidence bears: one who saw it happen outweighs one who expected it.
_STATUS_ORDER = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.DENIED, Status.PLANNED, Status.POSSIBLE)


def event_of(evidence: Evidence) -> Event:
    """The event that the mentions tell of, without a weight, which other events decide; `evidence` is in order of
    publication and must not be empty."""
    terms = load_terms(evidence[0][1].language)
    mentions = tuple(mention for mention, _ in evidence)
    status = next(status for status in _STATUS_ORDER if any(mention.status is status for mention in mentions))
    title = event_title([each for each in evidence if status in NOT_YET or each[0].status not in NOT_YET], terms)
    dated = _lenders_first([(mention, article) for mention, article in evidence if mention.interval is not None])
    interval, deciding, used = _joined(dated)
    borrowed = [mention for mention, article in evidence if mention not in used and _is_borrowed(mention, article)]
    reported = _first_reported(evidence)
    vague = next((mention for mention in mentions if mention.timex is not None and is_vague(mention.timex)), None)
    timex = deciding.timex if deciding else vague.timex if vague else None
    outlets = tuple(sorted({article.outlet for _, article in evidence}))
    return Event(
        id=event_id(mentions),
        title=title,
        evidence=mentions,
        interval=interval,
        reported=reported,
        value=timex.value if timex else None,
        status=status,
        certainty=_certainty(deciding, vague),
        outlets=outlets,
        origins=distinct_origins(mentions, terms),
        joined=(*_steps(used, interval), *_borrowed_steps(borrowed)),
        disputed=_disputed(dated, evidence),
        label=short_label(title, terms),
    )


def _lenders_first(dated: list[tuple[Mention, Article]]) -> list[tuple[Mention, Article]]:
    """Without the days that an article borrowed, where others stand by themselves: a borrowed day confirms nothing."""
    own = [(mention, article) for mention, article in dated if not _is_borrowed(mention, article)]
    return own or dated


def _is_borrowed(mention: Mention, article: Article) -> bool:
    if article.dating.lender is None:
        return False
    if mention.timex is None:
        return mention.interval is not None
    anchor = mention.timex.anchor
    return anchor is None or anchor.kind == "dct"


def _joined(dated: Evidence) -> tuple[Interval | None, Mention | None, list[Mention]]:
    """The common interval of the evidence, the mention that decides it, and those that went into it.

    The narrowest interval leads; what contradicts it is left out, for `disputed` to tell.
    """
    if not dated:
        return None, None, []
    ordered = sorted((mention for mention, _ in dated), key=_narrowness)
    used: list[Mention] = []
    for mention in ordered:
        assert mention.interval is not None
        if all(other.interval is not None and compatible(mention.interval, other.interval) for other in used):
            used.append(mention)
    return intersect([mention.interval for mention in used if mention.interval is not None]), used[0], used


def _narrowness(mention: Mention) -> tuple[bool, bool, int]:
    """Closed before open, dated by its own words before "then or before", fine before coarse."""
    interval = mention.interval
    assert interval is not None
    is_open = interval.earliest is None or interval.latest is None
    return (is_open, mention.timex is None, -interval.granularity.rank)


def _first_reported(evidence: Evidence) -> Interval | None:
    own = _lenders_first([(mention, article) for mention, article in evidence if mention.reported is not None])
    reports = [mention.reported for mention, _ in own if mention.reported is not None]
    ends = [
        (report.latest.replace(tzinfo=None), place) for place, report in enumerate(reports) if report.latest is not None
    ]
    if ends:
        return reports[min(ends)[1]]
    return reports[0] if reports else None


def _certainty(deciding: Mention | None, vague: Mention | None) -> Certainty:
    if deciding is None:
        return Certainty.VAGUE if vague is not None else Certainty.UNKNOWN
    if deciding.timex is None or deciding.timex == deciding.reported_timex:
        return Certainty.INFERRED
    return deciding.timex.certainty


def _steps(used: Sequence[Mention], interval: Interval | None) -> tuple[Step, ...]:
    """How different intervals were joined, in words; nothing where all evidence says the same."""
    told: list[Message] = []
    values: set[str] = set()
    for mention in used:
        if mention.interval is None or mention.timex is None:
            continue
        value = f"{mention.interval.earliest}/{mention.interval.latest}"
        if value not in values:
            values.add(value)
            told.append(_worded(mention.timex, mention.interval))
    if len(told) < 2 or interval is None:
        return ()
    these = reduce(lambda first, other: said("{first}, {other}", first=first, other=other), told[:-1])
    common = interval_told(interval)
    return (Step("join", said("{these} and {last} overlap in {common}", these=these, last=told[-1], common=common)),)


def _worded(timex: Timex, interval: Interval) -> Message:
    """The words of an article with the time that they name."""
    return said("“{words}” ({when})", words=timex.text, when=interval_told(interval))


def _borrowed_steps(borrowed: Sequence[Mention]) -> tuple[Step, ...]:
    """What was left out of the joining, and why."""
    words = "{this} counts from a borrowed day: no proof"
    return tuple(
        Step("borrowed", said(words, this=_worded(mention.timex, mention.interval)))
        for mention in borrowed
        if mention.timex is not None and mention.interval is not None
    )


def _disputed(dated: Evidence, evidence: Evidence) -> tuple[Message, ...]:
    """A line for each pair of articles whose times exclude each other, and one where some deny what others tell. An
    outlet that contradicts itself is named once."""
    lines: list[Message] = []
    for at, (one, first) in enumerate(dated):
        for other, second in dated[at + 1 :]:
            if one.interval is None or other.interval is None or compatible(one.interval, other.interval):
                continue
            first_told, second_told = interval_told(one.interval), interval_told(other.interval)
            if first.outlet == second.outlet:
                words = "{outlet}: {when}, elsewhere {then}"
                lines.append(said(words, outlet=first.outlet, when=first_told, then=second_told))
                continue
            words = "{first}: {when}; {second}: {then}"
            lines.append(said(words, first=first.outlet, when=first_told, second=second.outlet, then=second_told))
    denying = sorted({article.outlet for mention, article in evidence if mention.status is Status.DENIED})
    telling = sorted({article.outlet for mention, article in evidence if mention.status is Status.HAPPENED})
    if denying == telling != []:
        lines.append(said("{denying}: denied, elsewhere happened", denying=", ".join(denying)))
    elif denying and telling:
        words = "{denying}: denied; {telling}: happened"
        lines.append(said(words, denying=", ".join(denying), telling=", ".join(telling)))
    return tuple(dict.fromkeys(lines))
