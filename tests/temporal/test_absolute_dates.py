"""Languages without a file: full dates are read in any script, everything else is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Certainty, Moment
from timeline.temporal import annotate, explain
from timeline.temporal.absolute_dates import find_absolute_dates

FOUND = [
    ("fr", "La loi a été votée le [15 novembre 2024] et signée le [1er décembre 2024].", "2024-11-15 2024-12-01"),
    ("fr", "Publié le [03/04/2024], modifié le [15 nov. 2024].", "2024-04-03 2024-11-15"),
    ("es", "Desde el [15 de noviembre de 2024] hasta el [3 de mayo del 2025].", "2024-11-15 2025-05-03"),
    ("pt", "A ponte abriu em [15 de novembro de 2024].", "2024-11-15"),
    ("pl", "Most otwarto [15 listopada 2024] r., a zamknięto [7 maja 2025] roku.", "2024-11-15 2025-05-07"),
    ("cs", "Most byl otevřen [15. listopadu 2024].", "2024-11-15"),
    ("el", "Η γέφυρα άνοιξε στις [15 Νοεμβρίου 2024].", "2024-11-15"),
    ("ru", "Мост открыли [15 ноября 2024] года.", "2024-11-15"),
    ("ja", "橋は[2024年11月15日]に開通した。", "2024-11-15"),
    ("ko", "다리는 [2024년 11월 15일]에 개통했다.", "2024-11-15"),
    ("hu", "A híd [2024. november 15.] óta áll.", "2024-11-15"),
    ("vi", "Cầu mở ngày [15 tháng 11 năm 2024].", "2024-11-15"),
    ("ar", "افتتح الجسر في [١٥ نوفمبر ٢٠٢٤] رسميا", "2024-11-15"),
    ("hi", "पुल [15 नवंबर 2024] को खुला।", "2024-11-15"),
    ("tl", "Binuksan noong [Nobyembre 15, 2024] ang tulay.", "2024-11-15"),
    ("no", "Broen åpnet [15. november 2024].", "2024-11-15"),
    ("xx", "([2024-11-15]; [15.11.2024])", "2024-11-15 2024-11-15"),
]
NONE = [
    ("fr", "Hier, lundi, en mars, il y a deux semaines, en 2019 et 15 personnes."),
    ("fr", "Le 31 février 2024 n'existe pas."),
    ("fr", "Entre 15 et 2024 il y a 2009 nombres; le vol 1549; 192.168.2024.1; 1/2/2024/3."),
    ("es", "Murieron 15 personas en 2024."),
    ("tl", "Noong 03/04/2024."),
    ("xx", "15 novembre 2024"),
    ("", "15 novembre 2024"),
]


@pytest.mark.parametrize(("language", "marked", "values"), FOUND)
def test_full_dates_are_read_with_their_exact_words(language: str, marked: str, values: str) -> None:
    words = [part.split("]")[0] for part in marked.split("[")[1:]]
    text = marked.replace("[", "").replace("]", "")
    found = find_absolute_dates(text, language)
    assert [(timex.text, timex.value) for timex in found] == list(zip(words, values.split(), strict=True))
    assert all(timex.span.of(text) == timex.text for timex in found)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_full_date_is_left_alone(language: str, text: str) -> None:
    assert find_absolute_dates(text, language) == ()


def test_a_date_read_so_is_stated_in_all_its_parts() -> None:
    (timex,) = annotate("Le 15 novembre 2024.", None, language="fr")
    assert timex.rule == "absolute date (dateparser)"
    assert timex.certainty is Certainty.STATED
    assert timex.basis == {"year": "stated", "month": "stated", "day": "stated"}
    assert timex.interval is not None
    assert str(timex.interval.latest) == "2024-11-16 00:00:00"


def test_explain_says_that_the_language_has_no_rules() -> None:
    dct = Moment.parse("2024-11-15")
    assert "'fr' has no rules" in explain("15 novembre 2024", dct, language="fr").steps[0].text
    unread = explain("hier", dct, language="fr")
    assert unread.value is None
    assert unread.reason
    assert "'fr' has no rules" in unread.reason


@given(st.text(max_size=200), st.sampled_from(["fr", "ru", "ja", "xx", ""]))
def test_no_text_breaks_it(text: str, language: str) -> None:
    for timex in find_absolute_dates(text, language):
        assert timex.span.of(text) == timex.text


PARTS = ["15", "2024", "mai", "de", "/", "-", ".", ",", "年", "月", "日", "1er", "31", "novembre"]


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_no_mix_of_parts_of_dates_breaks_it(parts: list[str]) -> None:
    for joint in (" ", ""):
        find_absolute_dates(joint.join(parts), "fr")


SHAPES = [
    "Le conseil a voté un pont. ",
    "1 ",
    "15 mot ",
    "15 mot 2024 ",
    "1",
    "a",
    "15 a b c d ",
    "1/1/",
    " ",
    "mot 15, ",
]


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_cost_grows_linearly_with_length(shape: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        find_absolute_dates(shape * (size // len(shape)), "fr")
        return time.process_time() - start

    seconds(1000)
    small, large = max(seconds(100_000), 0.01), seconds(1_000_000)
    assert large / small < 30, f"{small:.3f} s for 100 kB, {large:.3f} s for 1 MB"
