"""When a document was last saved, as its file says: its capture, unless the text states a later time.

Programs that fill a template, and clocks that stand wrong, leave a time in the file that is years before its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.models import Clue, dated, said
from timeline.reading.classifiers import classify_all
from timeline.reading.frames import Frame, frame_for
from timeline.reading.layout import lay_out
from timeline.reading.lines import split_lines
from timeline.reading.plausibility import is_surely_before
from timeline.reading.publication import date_article
from timeline.reading.stated_times import read_time
from timeline.settings import Settings

_SET_ASIDE = "saved_before_its_text"


def capture_by_file(saved: str, text: str, settings: Settings) -> dict[str, str]:
    """The field of a record that tells when its file was `saved` (ISO 8601, "" where it does not say): `captured`, or
    one that `clues_of_saving` reads where the text states that it was published or updated later."""
    moment = read_time(saved, Frame()) if saved else None
    if moment is None:
        return {}
    statements = lay_out(classify_all(split_lines(text))).statements
    stated = date_article(statements, frame_for(None, settings, None))
    later = any(each and is_surely_before(moment, each) for each in (stated.published, stated.updated))
    return {_SET_ASIDE if later else "captured": saved}


def clues_of_saving(record: Mapping[str, Any]) -> list[Clue]:
    """That the time in the file was set aside; none where it was not."""
    saved = record.get(_SET_ASIDE)
    moment = read_time(saved, Frame()) if isinstance(saved, str) else None
    if moment is None:
        return []
    words = "the file says that it was saved {saved}, before what its text states; not taken for the capture"
    return [Clue("contradiction", said(words, saved=dated(moment)))]
