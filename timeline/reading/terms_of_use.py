"""On what terms a record gives its article: embargo, status and rights. What is not understood lets nothing through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from msgspec.structs import replace

from timeline.models import Article, Diagnostic, Moment, Rights, Usage
from timeline.reading.fields import Record, is_mapped, look_up, value_of
from timeline.reading.frames import frame_for
from timeline.reading.publication import Frame, with_zone
from timeline.reading.stated_times import read_time
from timeline.settings import FieldSettings, Settings

_RIGHTS = ("max_quote", "link_only", "keep_until", "usage_terms")
_NUMBER = re.compile("[0-9]{1,9}")
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


def under_terms(
    article: Article, record: Record, where: str, settings: Settings, *, ours: bool
) -> Article | Diagnostic:
    """The article with its embargo, status and rights; where one of them has a value that is none, why it is not used.

    `ours` says that the record is an article as JSONL input has it. In any other, a `status` or `rights` that no line
    of [fields] names is taken for ours only if it reads like one: other systems call other things so.
    """
    frame = frame_for(article.source, settings, article.captured)
    fields = settings.fields
    try:
        _refuse_other_rights(record, fields, ours=ours)
        rights = Rights(
            max_quote=_length(record, fields),
            link_only=_truth(record, fields),
            keep_until=_moment(record, "keep_until", fields, frame),
            usage_terms=_words(record, fields),
        )
        return replace(
            article,
            embargo_until=_moment(record, "embargo_until", fields, frame),
            status=_usage(record, fields, ours=ours),
            rights=None if rights == Rights() else rights,
        )
    except _WrongTermError as error:
        reason = f"{error}. Without knowing that, the article is not used: correct it, and give the record again"
        return Diagnostic(path=article.path, where=where, reason=reason)


class _WrongTermError(Exception):
    """A value that is none, in words."""


def _wrong(field: str, value: object, may_be: str) -> _WrongTermError:
    return _WrongTermError(f"{field}: {str(value)[:60]!r} is {may_be}")


def _moment(
    record: Record, field: Literal["embargo_until", "keep_until"], fields: FieldSettings, frame: Frame
) -> Moment | None:
    value = value_of(record, field, fields)
    if value is None or value is False:
        return None
    moment = read_time(value, frame)
    if moment is None:
        raise _wrong(field, value, "no time; write it as ISO 8601: 2024-11-15T10:48+01:00")
    return with_zone(moment, frame)


def _usage(record: Record, fields: FieldSettings, *, ours: bool) -> Usage:
    value = value_of(record, "status", fields)
    if value is None:
        return Usage.USABLE
    word = str(value).strip().casefold()
    if word in set(Usage):
        return Usage(word)
    if ours or is_mapped("status", fields):
        advice = 'if the export means something else by it, name another field: [fields] status = "..."'
        raise _wrong("status", value, f"none of {', '.join(Usage)}; {advice}")
    return Usage.USABLE


def _length(record: Record, fields: FieldSettings) -> int | None:
    value = value_of(record, "max_quote", fields)
    if value is None:
        return None
    number = str(value).strip()
    if isinstance(value, bool) or not _NUMBER.fullmatch(number):
        raise _wrong("max_quote", value, "no number of characters; write 0 or more")
    return int(number)


def _truth(record: Record, fields: FieldSettings) -> bool:
    value = value_of(record, "link_only", fields)
    word = str(value).strip().casefold()
    if value is None or word in _NO:
        return False
    if word not in _YES:
        raise _wrong("link_only", value, "neither true nor false")
    return True


def _words(record: Record, fields: FieldSettings) -> str | None:
    """The terms in words; of other values than words none, since nothing goes by them."""
    value = value_of(record, "usage_terms", fields)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _refuse_other_rights(record: Record, fields: FieldSettings, *, ours: bool) -> None:
    """Raise for rights of our own shape that are not understood: an unknown key may be a misspelt limit."""
    given: Any = look_up(record, "rights") if ours and not any(is_mapped(each, fields) for each in _RIGHTS) else None
    if given in (None, "", [], {}):
        return
    if not isinstance(given, Mapping):
        raise _wrong("rights", given, "no object with the keys " + ", ".join(_RIGHTS))
    for key in given:
        if key not in _RIGHTS:
            raise _wrong("rights", key, "none of its keys, which are " + ", ".join(_RIGHTS))
