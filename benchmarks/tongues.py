"""Words from which stories are invented, so that pages can be made without any newspaper's text."""

from __future__ import annotations

from typing import NamedTuple


class Tongue(NamedTuple):
    """What a story in one language is made of. A sentence is subject, act and object, then the words of its date;
    `{day}`, `{month}`, `{year}` and `{clock}` stand for those of the date. `rest` makes a headline very long."""

    language: str
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    agency: str
    subjects: tuple[str, ...]
    acts: tuple[str, ...]
    objects: tuple[str, ...]
    rest: tuple[str, ...]
    months: tuple[str, ...]
    on_day: str
    at_clock: str
    in_month: str
    in_year: str
    ahead: str
    said: str
    recently: str
    differ: str


ENGLISH = Tongue(
    language="en",
    places=("Norhaven", "Ostermouth", "Vellin", "the Sarn valley", "Kestrel Point", "Lower Marrey", "Tarn Harbour"),
    outlets=("Norhaven Courier", "The Evening Lantern", "Radio Vellin", "Sarn Valley Gazette", "Coastwatch"),
    agency="NPA",
    subjects=("The harbour board", "The council", "Engineers", "The ministry", "The fishing fleet", "A court",
              "The ferry company", "Residents", "The coastguard", "Auditors"),
    acts=("approves", "rejects", "inspects", "delays", "publishes", "questions", "closes", "reopens", "pays for",
          "criticises", "visits", "orders"),
    objects=("the new sea wall", "a report on the north pier", "the contract for the lock", "the night ferry",
             "plans for a second bridge", "the flood barrier", "the dredging of the channel", "the lighthouse",
             "a search of the depot", "the budget of the port"),
    rest=("after a dispute over who had signed the first of the three agreements with the builders",
          "while the inquiry into the missing records of the old shipyard goes on for another winter",
          "despite warnings by surveyors that the foundations had shifted further than anyone had expected"),
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    on_day="on {day} {month} {year}",
    at_clock="at {clock} on {day} {month} {year}",
    in_month="in {month} {year}",
    in_year="in {year}",
    ahead="from {day} {month} {year}",
    said="{sentence}, the harbour master said {when}.",
    recently="recently",
    differ="{one} says {when}; {other} says {otherwise}",
)  # fmt: skip

ARABIC = Tongue(
    language="ar",
    places=("مرفأ الزهور", "وادي النخيل", "رأس الحمام", "جسر العقيق"),
    outlets=("صحيفة المرفأ", "نشرة الوادي", "إذاعة الرأس", "جريدة المساء"),
    agency="وكالة الساحل",
    subjects=("مجلس الميناء", "المجلس البلدي", "المهندسون", "الوزارة", "شركة العبارات", "المحكمة", "خفر السواحل"),
    acts=("يوافق على", "يرفض", "يفحص", "يؤجل", "ينشر", "يغلق", "يعيد فتح"),
    objects=("الجدار البحري الجديد", "تقرير الرصيف الشمالي", "عقد بناء القفل", "العبارة الليلية", "خطة الجسر الثاني",
             "حاجز الفيضان", "منارة الميناء"),
    rest=("بعد خلاف طويل حول من وقع الاتفاق الأول مع شركات البناء",
          "بينما يستمر التحقيق في سجلات حوض السفن القديم المفقودة لشتاء آخر"),
    months=("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر"),
    on_day="في {day} {month} {year}",
    at_clock="في الساعة {clock} يوم {day} {month} {year}",
    in_month="في {month} {year}",
    in_year="في عام {year}",
    ahead="اعتبارا من {day} {month} {year}",
    said="{sentence}، كما قال مدير الميناء {when}.",
    recently="مؤخرا",
    differ="{one}: {when}؛ {other}: {otherwise}",
)  # fmt: skip
