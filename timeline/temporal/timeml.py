"""One article and its time expressions as a TimeML document, laid out as the TempEval-3 tools read it.

Left out are expressions without a value: a TIMEX3 must have one. The ends of a range, or of a length that is tied to
the publication, are empty TIMEX3 elements after the text, as TimeML has them for times that no words name. What the
document cannot say (the interval, the rule, the reasons) is in the JSONL output only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.models import Analysis, Certainty, Moment, Span, Timex

_UNKNOWN_DAY = "XXXX-XX-XX"
_CREATION = "t0"
# What XML 1.0 (2.2, Char) forbids, even as a character reference, and lone surrogates, which UTF-8 cannot write.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser turns a bare carriage return into a line feed, and in attributes both into blanks: offsets would not hold.
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def timeml(analysis: Analysis) -> str:
    """The document, with its XML declaration (UTF-8) and a line feed at its end.

    What a parser finds in TEXT is the article's text, character by character, so that offsets count in both; each
    character that XML forbids stands there as U+FFFD. TIMEX3 `t0` is the publication time (`XXXX-XX-XX` where it is
    unknown), `t1`, `t2`, ... those of the text in its order, then the ends that it does not name. `temporalFunction` is
    true for what is not stated in full.
    """
    article = analysis.article
    stated = tuple(timex for timex in analysis.timexes if timex.value is not None)
    ends = _ends(stated, article.dct)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{_text(article.id)}</DOCID>",
        f"<DCT>{_creation_time(article.dct)}</DCT>",
        *([f"<TITLE>{_text(article.title)}</TITLE>"] if article.title else []),
        f"<TEXT>{_marked(article.text, stated, ends)}</TEXT>",
        *(_element(_attributes_of_end(value, tid)) for value, tid in ends.items() if tid != _CREATION),
        "</TimeML>",
    ]
    return "\n".join(lines) + "\n"


def _creation_time(dct: Moment | None) -> str:
    value = str(dct) if dct else _UNKNOWN_DAY
    attributes = {
        "tid": _CREATION,
        "type": "TIME" if dct and dct.has_clock else "DATE",
        "value": value,
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    return _element(attributes, value)


def _ends(timexes: Sequence[Timex], dct: Moment | None) -> dict[str, str]:
    """The id of each end, by its value: numbered on from the expressions of the text; the publication is `t0`."""
    ids = {str(dct): _CREATION} if dct else {}
    for value in (value for timex in timexes for value in timex.ends or ()):
        ids.setdefault(value, f"t{len(timexes) + len(ids) + (0 if dct else 1)}")
    return ids


def _marked(text: str, timexes: Sequence[Timex], ends: Mapping[str, str]) -> str:
    ids = {timex.span: f"t{number}" for number, timex in enumerate(timexes, start=1)}
    pieces: list[str] = []
    end = 0
    for timex in timexes:
        pieces += _text(text[end : timex.span.start]), _element(_attributes(timex, ids, ends), timex.span.of(text))
        end = timex.span.end
    return "".join([*pieces, _text(text[end:])])


def _attributes(timex: Timex, ids: Mapping[Span, str], ends: Mapping[str, str]) -> dict[str, str | None]:
    first, last = timex.ends or (None, None)
    is_placed = timex.type in ("DATE", "TIME") and timex.certainty is not Certainty.STATED
    return {
        "tid": ids[timex.span],
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "temporalFunction": "true" if is_placed else "false",
        "anchorTimeID": _anchor(timex, ids),
        "beginPoint": ends[first] if first else None,
        "endPoint": ends[last] if last else None,
        "functionInDocument": "NONE",
    }


def _attributes_of_end(value: str, tid: str) -> dict[str, str | None]:
    return {
        "tid": tid,
        "type": "TIME" if "T" in value else "DATE",
        "value": value,
        "temporalFunction": "true",
        "functionInDocument": "NONE",
    }


def _anchor(timex: Timex, ids: Mapping[Span, str]) -> str | None:
    if timex.anchor is None:
        return None
    if timex.anchor.kind == "dct":
        return _CREATION
    return ids.get(timex.anchor.span) if timex.anchor.span else None


def _element(attributes: Mapping[str, str | None], content: str = "") -> str:
    written = "".join(
        f' {name}="{_allowed(value).translate(_IN_ATTRIBUTE)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<TIMEX3{written}>{_text(content)}</TIMEX3>" if content else f"<TIMEX3{written} />"


def _text(text: str) -> str:
    return _allowed(text).translate(_IN_TEXT)


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
