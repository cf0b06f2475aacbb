"""The Python side of the command line: the same steps, the same settings, the same results as values."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

from timeline import pipeline, temporal
from timeline.errors import SettingsError
from timeline.models import Edition, Granularity, Moment, Timex
from timeline.settings import Hemisphere, Settings, load_settings

StrPath = str | os.PathLike[str]
Time = str | date | datetime


def build(  # noqa: PLR0913  (the options of the command)
    inputs: StrPath | Iterable[StrPath],
    output: StrPath = "output",
    *,
    settings: Settings | StrPath | None = None,
    captured_at: Time | None = None,
    at: Time | None = None,
    single_topic: str | None = None,
    self_contained: bool = False,
    strict: bool = False,
    jobs: int = 1,
) -> Edition:
    """Build the site of the inputs in the folder `output` and give back what it publishes.

    `inputs` are files, folders and globs. `settings` is a Settings, the path of a timeline.toml, or None for the
    defaults: the current folder is not searched. `captured_at` is when the inputs were saved, `at` the time
    at which embargoes and rights are judged; without it, articles under an embargo are held back. With a `single_topic`
    every article goes into one topic of that title; with `self_contained` each page holds its styles and scripts; with
    `strict` nothing is written when an input cannot be used.
    More than one of `jobs` starts processes: call it under `if __name__ == "__main__"` then.

    Inputs that could not be used are in the `diagnostics` of the result. Raises InputError, SettingsError, OutputError,
    NothingBuiltError or StrictError, all of them TimelineError; the old output is then as it was.
    """
    used = settings if isinstance(settings, Settings) else load_settings(Path(settings) if settings else None)
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return pipeline.build(
        [os.fspath(each) for each in named],
        Path(output),
        used,
        captured_at=_moment(captured_at, "captured_at"),
        at=_moment(at, "at"),
        single_topic=single_topic,
        self_contained=self_contained,
        strict=strict,
        jobs=jobs,
    )


def annotate(
    text: str,
    *,
    published: Time | None = None,
    language: str = "en",
    hemisphere: Hemisphere = "north",
    zone: str | None = None,
    language_folder: StrPath | None = None,
) -> tuple[Timex, ...]:
    """The time expressions of a text, in its order, none overlapping; spans count code points and are half-open.

    Relative ones are counted from `published`: ISO 8601, a date (the clock is unknown) or a datetime (without tzinfo:
    the zone is unknown); None leaves them without a value, with the reason. `hemisphere` says whose seasons are meant,
    `zone` (an IANA name) whose clock. Of a language without rules only full dates are read; `language_folder` holds
    language files of your own, which add to those that are here. Raises SettingsError where `published` is no time,
    RuleError where one of your files is broken.
    """
    dct = _moment(published, "published")
    folder = None if language_folder is None else os.fspath(language_folder)
    return temporal.annotate(text, dct, language=language, hemisphere=hemisphere, zone=zone, folder=folder)


def resolve(
    expression: str,
    *,
    published: Time | None = None,
    language: str = "en",
    hemisphere: Hemisphere = "north",
    language_folder: StrPath | None = None,
) -> Timex:
    """What one expression means: its value, its interval and the `steps` that led there.

    Where it is no time or cannot be placed, `value` is None and `reason` says why. Takes and raises as `annotate`.
    """
    dct = _moment(published, "published")
    folder = None if language_folder is None else os.fspath(language_folder)
    return temporal.explain(expression, dct, language=language, hemisphere=hemisphere, folder=folder)


def _moment(given: Time | None, name: str) -> Moment | None:
    if isinstance(given, datetime):
        exact = Granularity.SECOND if given.second else Granularity.MINUTE
        return Moment(at=given.replace(microsecond=0), granularity=exact)
    if isinstance(given, date):
        return Moment(at=datetime.combine(given, time()), granularity=Granularity.DAY)
    try:
        return None if given is None else Moment.parse(given)
    except ValueError as error:
        raise SettingsError(
            f"{name}: {given!r} is no time; write 2024-11-15, 2024-11-15T18:00 or 2024-11-15T18:00+01:00"
        ) from error
