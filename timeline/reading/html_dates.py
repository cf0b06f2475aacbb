"""When a saved page was published: what its markup states, what it shows its readers, what its address says.

htmldate, which also guesses from the page's text, is asked last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace as struct_replace

from timeline.models import Basis, Certainty, Clue, Dating, Granularity, Moment, dated, quoted, said
from timeline.reading.address_dates import AddressDate, date_in_address
from timeline.reading.copyright_lines import copyright_year
from timeline.reading.date_lines import read_date_line
from timeline.reading.day_order import order_of
from timeline.reading.frames import Frame
from timeline.reading.linked_data import article_objects
from timeline.reading.markup_dates import in_json_ld, in_meta_tags, in_properties, properties
from timeline.reading.resolving import Hints, Year, resolve
from timeline.reading.shown_dates import Shown, shown_dates
from timeline.reading.standing import is_year_alone, standing
from timeline.reading.stated_times import read_time, stated_time
from timeline.reading.statements import Label
from timeline.reading.surroundings import Surroundings
from timeline.reading.testimony import Testimony, as_stated, of_field
from timeline.reading.weighing import Silence, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENCE = Silence(
    none=said("the page names no publication time"),
    only_update=said("the page states only when it was updated; taken as its publication"),
)
_LAST_DAY = "2100-01-01"
"""Up to which htmldate takes a day for one; its own default is the day on which it runs."""
_KEY = re.compile(r"\W+")
_SHORTEST = 7
"""Letters; a shorter heading agrees with any title that has it in a word."""


def date_page(tree: HtmlElement, url: str | None, frame: Frame, headers: Mapping[str, str] | None = None) -> Dating:
    """Date a page. What its markup says of the publication in so many words weighs most, then a line that is labelled
    so, a date line or time element at the headline, the address and loose meta tags, lines elsewhere; `headers` of the
    HTTP response (names in small letters) last. What states another day is told."""
    frame = _with_capture(frame, headers or {})
    headline = _headline(tree)
    around = Surroundings(headline)
    address = date_in_address(url)
    found = [
        *in_json_ld(article_objects(tree), "" if headline is None else headline.text_content(), frame),
        *in_meta_tags(_meta_tags(tree), frame),
        *in_properties(properties(tree), around, frame),
        *_in_title(tree, frame),
        *_in_address(address),
    ]
    named = any(each.label is Label.PUBLISHED for each in found)
    shown = shown_dates(tree, headline, around, only_told=named)
    hints = _hints(tree, found, shown, address, frame)
    found = [*(_ordered(each, hints, frame) for each in found), *_told(shown, hints, frame)]
    if not any(each.moment or _waits(each) for each in found):
        found += _in_headers(headers or {}, frame)
        found += _guessed(tree, url)
    sound = [each for each in found if not is_year_alone(each, address)]
    dating = weigh(sorted(sound, key=lambda each: standing(each, address)), frame, _SILENCE)
    return _against_address(dating, address)


def _hints(
    tree: HtmlElement,
    stated: Sequence[Testimony],
    shown: Sequence[Shown],
    address: AddressDate | None,
    frame: Frame,
) -> Hints:
    """What the page tells of dates such as 03/04/2024 and of those without a year."""
    lines = [each for each in (*(each.statement for each in shown), *(each.statement for each in stated)) if each]
    machines = [moment.day for each in shown if each.machine and (moment := read_time(each.machine, frame))]
    known = [*machines, *(each.day for each in lines if each.day), *(each.moment.day for each in stated if each.moment)]
    yearless = frame.captured is None and any(each.month_day for each in lines)
    return Hints(order_of(lines, known, address, tree.get("lang")), _year(tree, address) if yearless else None)


def _year(tree: HtmlElement, address: AddressDate | None) -> Year | None:
    if address is not None:
        why = said("year from the address, {year}", year=dated(address.year))
        return Year(address.year, why, Certainty.INFERRED)
    claimed = copyright_year(tree)
    if claimed is None:
        return None
    return Year(claimed, said("year from the copyright line, {year}", year=dated(claimed)), Certainty.VAGUE)


def _ordered(testimony: Testimony, hints: Hints, frame: Frame) -> Testimony:
    """What states an open day, read again by what the rest of the page tells."""
    if testimony.moment is not None or testimony.statement is None:
        return testimony
    return of_field(resolve(testimony.statement, frame, hints), testimony.kind, testimony.label)


def _told(shown: Sequence[Shown], hints: Hints, frame: Frame) -> Iterator[Testimony]:
    """What a page shows its readers, as testimonies."""
    for each in shown:
        if each.statement is not None:
            yield resolve(each.statement, frame, hints)
        elif own := stated_time(each.machine or "", "time element", each.label, frame):
            yield replace(_ordered(own, hints, frame), place=each.place)


def _headline(tree: HtmlElement) -> HtmlElement | None:
    """Of the headings that the title of the page agrees with, the longest of the first kind that does; without any, the
    first h1."""
    title = _KEY.sub("", tree.findtext(".//title") or "").casefold()
    for tags in (("h1", "h2"), ("h3",)):
        keys = [(_KEY.sub("", each.text_content()).casefold(), each) for tag in tags for each in tree.iter(tag)]
        found = [(len(key), each) for key, each in keys if len(key) > _SHORTEST and (key in title or title in key)]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return tree.find(".//h1")


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "http-equiv"):
            name = (tag.get(attribute) or "").strip().casefold()
            if name and tag.get("content").strip():
                tags.setdefault(name, tag.get("content"))
    return tags


def _in_title(tree: HtmlElement, frame: Frame) -> Iterator[Testimony]:
    """ "Harbour reopens | News | 28.04.2023": a date that is a part of the title by itself."""
    for part in re.split(r"\s[|–—-]\s", tree.findtext(".//title") or "")[1:]:
        dates = read_date_line(part.strip())
        if len(dates.statements) == 1 and not dates.rest:
            found = resolve(dates.statements[0], frame)
            yield replace(found, kind="title")


def _in_address(address: AddressDate | None) -> Iterator[Testimony]:
    if address is not None and address.day is not None:
        day = Moment.parse(address.day.isoformat())
        found = as_stated(day, "address", Label.NONE)
        yield replace(found, why=quoted(address.text))


def _against_address(dating: Dating, address: AddressDate | None) -> Dating:
    """With what speaks against it, if the address names another month; another day is a testimony of its own."""
    if dating.published is None or address is None or address.day or address.allows(dating.published.day):
        return dating
    clue = Clue("contradiction", said("the address names another month: {part}", part=address.text))
    return struct_replace(dating, evidence=(*dating.evidence, clue))


def _in_headers(headers: Mapping[str, str], frame: Frame) -> Iterator[Testimony]:
    """The server's Last-Modified, unless the page was made when it was asked for."""
    modified = _http_time(headers.get("last-modified"))
    if modified is None or (frame.captured and frame.captured.at.tzinfo and modified.at >= frame.captured.at):
        return
    yield as_stated(modified, "HTTP Last-Modified", Label.UPDATED, "stated by the server")


def _with_capture(frame: Frame, headers: Mapping[str, str]) -> Frame:
    """Captured when the server says that it answered, where nobody else says when."""
    answered = _http_time(headers.get("date")) if frame.captured is None else None
    return frame if answered is None else replace(frame, captured=answered)


def _http_time(value: str | None) -> Moment | None:
    try:
        return Moment(at=parsedate_to_datetime(value or ""), granularity=Granularity.SECOND)
    except ValueError:
        return None


def _waits(testimony: Testimony) -> bool:
    """Whether it has a clock that waits for its day: "Today, 07:40" without a capture."""
    line = testimony.statement
    return line is not None and line.clock is not None and line.readings is None and line.month_day is None


def _guessed(tree: HtmlElement, url: str | None) -> Iterator[Testimony]:
    from htmldate import find_date  # noqa: PLC0415  (comes with trafilatura; slow to import)

    try:
        guess = find_date(deepcopy(tree), url=url, original_date=True, outputformat="%Y-%m-%d", max_date=_LAST_DAY)
    except Exception:  # a page that trips a guesser is a page without a date
        guess = None
    if guess:
        basis = Basis(day=Certainty.INFERRED)
        yield Testimony("htmldate", Label.NONE, Moment.parse(guess), Certainty.INFERRED, basis)
