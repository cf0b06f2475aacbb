"""An invented story in Arabic, a bridge over a river, and a newsroom's catalogue for pages in Arabic."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from timeline.models import (
    Analysis,
    Article,
    Certainty,
    Dating,
    Edition,
    Event,
    Granularity,
    Interval,
    Mention,
    Moment,
    Span,
    Topic,
)

from .fixtures import day, month

TITLE = "إغلاق جسر النهر بعد اكتشاف شق في دعامته"
TEXT = (
    "أغلقت البلدية جسر النهر يوم الثلاثاء بعد أن اكتشف المهندسون شقا في دعامته الوسطى. "
    "وكان الجسر قد فحص في يونيو. "
    "ومن المقرر أن تبدأ عبارة بديلة العمل في 2 ديسمبر."
)

CATALOGUE = """msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgid "kicker"
msgstr "القصة حتى الآن"

msgid "list"
msgstr "حدثا بعد حدث"

msgid "articles"
msgstr "المقالات"

msgid "event"
msgid_plural "event"
msgstr[0] "لا أحداث"
msgstr[1] "حدث واحد"
msgstr[2] "حدثان"
msgstr[3] "{count} أحداث"
msgstr[4] "{count} حدثا"
msgstr[5] "{count} حدث"

msgid "article"
msgid_plural "article"
msgstr[0] "لا مقالات"
msgstr[1] "مقال واحد"
msgstr[2] "مقالان"
msgstr[3] "{count} مقالات"
msgstr[4] "{count} مقالا"
msgstr[5] "{count} مقال"

msgid "told_by"
msgstr "{events} {when}، بحسب {articles} من {outlets}"

msgid "extent"
msgstr "من {first} إلى {last}"

msgid "why"
msgstr "لماذا هذا التاريخ"
"""


def catalogue_folder(folder: Path) -> str:
    """The catalogue in a folder, as a newsroom would set it."""
    (folder / "ar.po").write_text(CATALOGUE, encoding="utf-8")
    return folder.as_posix()


def river() -> Edition:
    """Three events: a day, a month, and a day that is planned."""
    published = Moment(datetime(2024, 11, 13, 9, 5, tzinfo=UTC), Granularity.MINUTE)
    article = Article(
        id="jisr",
        text=TEXT,
        path="inbox/jisr.txt",
        title=TITLE,
        source="صحيفة الضفة",
        language="ar",
        dating=Dating(published=published, certainty=Certainty.STATED),
    )
    events = (
        _event("checked", "فحص الجسر", "وكان الجسر", month(2024, 6)),
        _event("closed", TITLE, "أغلقت البلدية", day(date(2024, 11, 12))),
        _event("ferry", "عبارة بديلة تبدأ العمل", "ومن المقرر", day(date(2024, 12, 2))),
    )
    topic = Topic(key="jisr", title=TITLE, articles=(article.id,), events=events)
    return Edition(topics=(topic,), analyses={article.id: Analysis(article=article)})


def _event(key: str, title: str, begin: str, interval: Interval) -> Event:
    start = TEXT.index(begin)
    span = Span(start, TEXT.index(".", start) + 1)
    told = Mention(article="jisr", span=span, text=span.of(TEXT), interval=interval)
    return Event(
        id=key,
        title=title,
        label=title,
        evidence=(told,),
        interval=interval,
        certainty=Certainty.INFERRED,
        outlets=("صحيفة الضفة",),
        weight=3.0,
    )
