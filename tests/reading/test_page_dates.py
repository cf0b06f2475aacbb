"""When a saved page was published: which of all that states a time counts, and what is told of the rest."""

from __future__ import annotations

import json

import pytest
from lxml import html

from timeline.models import Certainty, Dating, Moment
from timeline.reading.frames import Frame
from timeline.reading.html_dates import date_page

TEXT = "<p>The ferry sank on Monday in a gale off the coast; fourteen lives were lost, the police said in writing.</p>"
TITLE = "Ferry sinks in gale"


def page(head: str = "", top: str = "", above: str = "", below: str = "", text: str = TEXT * 4) -> str:
    return (
        f"<html lang='en'><head><title>{TITLE} | The Harbour News</title>{head}</head><body>{above}<div class='story'>"
        f"<h1>{TITLE}</h1>{top}{text}</div>{below}</body></html>"
    )


def json_ld(**fields: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f"<meta name='{name}' content='{content}'>"


def dating(markup: str, url: str | None = None, frame: Frame | None = None, **headers: str) -> Dating:
    return date_page(
        html.fromstring(markup), url, frame or Frame(), {k.replace("_", "-"): v for k, v in headers.items()}
    )


def published(markup: str, url: str | None = None, frame: Frame | None = None, **headers: str) -> str:
    return str(dating(markup, url, frame, **headers).published)


def kinds(found: Dating) -> list[str]:
    return [clue.kind for clue in found.evidence]


def captured(at: str) -> Frame:
    return Frame(captured=Moment.parse(at))


WEIGHTIEST_FIRST = [
    {"head": json_ld(datePublished="2025-03-01")},
    {"top": "<p class='info'>Published: 2 March 2025</p>"},
    {"top": "<span class='info'>3 March 2025</span>"},
    {"head": meta("date", "2025-03-04")},
    {"below": "<div class='end'>5 March 2025 10:00</div>"},
    {"above": "<div class='today'><b>6 March 2025</b></div>"},
    {"top": "<p>Updated 7 March 2025</p>"},
]


@pytest.mark.parametrize(
    "hidden",
    [
        "//<![CDATA[\n{}\n//]]>",
        "// <![CDATA[\n{}\n// ]]>",
        "/*<![CDATA[*/{}/*]]>*/",
        "<![CDATA[{}]]>",
        "<!--\n{}\n-->",
    ],
)
def test_linked_data_is_read_though_it_is_hidden_from_old_browsers(hidden: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2025-03-01T10:00+01:00"})
    script = f'<script type="application/ld+json">{hidden.format(data)}</script>'
    assert published(page(head=script)) == "2025-03-01T10:00+01:00"


@pytest.mark.parametrize("first", range(len(WEIGHTIEST_FIRST)))
def test_what_states_publication_in_so_many_words_outweighs_what_may_be_another_day(first: int) -> None:
    parts: dict[str, str] = {}
    for each in WEIGHTIEST_FIRST[first:]:
        for place, markup in each.items():
            parts[place] = parts.get(place, "") + markup
    assert published(page(**parts)).startswith(f"2025-03-0{first + 1}")


@pytest.mark.parametrize(
    "markup",
    [
        "<span itemprop='datePublished' content='2025-03-10T21:40+01:00'>10 March</span>",
        "<span property='schema:datePublished' content='2025-03-10T21:40+01:00'>10 March</span>",
        "<time itemprop='datePublished' datetime='2025-03-10T21:40+01:00'>10 March</time>",
        "<abbr class='published' title='2025-03-10T21:40+01:00'>10 March</abbr>",
        "<meta itemprop='datePublished' content='2025-03-10T21:40+01:00'>",
    ],
)
def test_microdata_rdfa_and_microformats_state_it(markup: str) -> None:
    assert published(page(top=f"<div>{markup}</div>")) == "2025-03-10T21:40+01:00"


@pytest.mark.parametrize("name", ["comment-list", "related-stories", "teaser-box", "sidebar"])
def test_what_stands_with_comments_and_other_stories_does_not_count(name: str) -> None:
    other = (
        f"<div class='{name}'><time datetime='2024-01-01T10:00' itemprop='datePublished'>1 January 2024</time></div>"
    )
    assert published(page(above=other, below=other + "<p>© 2024</p>")) == "None"


def test_a_block_around_the_article_is_the_article_s_whatever_it_is_called() -> None:
    inner = page(top="<time datetime='2025-03-10'>10 March</time>")
    wrapped = inner.replace("<body>", "<body class='has-sidebar'><div class='content-sidebar-wrap'>")
    assert published(wrapped) == "2025-03-10"


def test_a_list_of_days_is_one_of_other_stories() -> None:
    rows = "".join(f"<li class='item'>{day} March 2025</li>" for day in (3, 4, 5))
    assert kinds(dating(page(below=f"<ul class='list'>{rows}</ul>"))) == ["htmldate"]
    assert published(page(below=f"<ul class='list'>{rows}</ul><div class='when'>2 March 2025</div>")) == "2025-03-02"


def test_a_day_within_the_text_does_not_date_the_page() -> None:
    told = (
        "<p>He was born on the island on <b>3 May 1951</b> and went to sea at sixteen, as all of his brothers did.</p>"
    )
    assert published(page(text=TEXT * 3 + told + TEXT)) == "None"


def test_a_label_beside_its_block_is_the_line_s() -> None:
    apart = "<div class='row'><div>Updated</div><div>12 March 2025</div></div><div>11 March 2025</div>"
    found = dating(page(top=apart))
    assert (str(found.published), str(found.updated)) == ("2025-03-11", "2025-03-12")


def test_a_day_behind_one_with_a_label_is_of_another_kind() -> None:
    found = dating(page(top="<p>Updated 12 May 2025 (in force since 5 May 2025)</p>"))
    assert (str(found.published), found.certainty) == ("2025-05-12", Certainty.INFERRED)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://harbour.example/2025/03/10/ferry", "2025-03-10"),
        ("https://harbour.example/news/2025-03-10-ferry.html", "2025-03-10"),
        ("https://harbour.example/a/20250310.html", "2025-03-10"),
        ("https://harbour.example/2025/mar/10/ferry", "2025-03-10"),
        ("https://harbour.example/10-03-2025/ferry", "2025-03-10"),
        ("https://harbour.example/2025/03/ferry", "None"),
        ("https://harbour.example/story-99887766", "None"),
    ],
)
def test_the_address_may_name_the_day(address: str, day: str) -> None:
    assert published(page(), address) == day


def test_of_two_lines_the_one_on_the_day_of_the_address_counts() -> None:
    lines = "<div class='a'>12 March 2025</div><div class='b'>10 March 2025</div>"
    assert published(page(top=lines)) == "2025-03-12"
    assert published(page(top=lines), "https://harbour.example/2025/03/10/ferry") == "2025-03-10"


def test_a_day_at_the_end_of_the_title_is_one() -> None:
    assert published(page().replace("The Harbour News</title>", "News | 10.03.2025</title>")) == "2025-03-10"


def test_a_first_of_january_in_a_loose_tag_may_be_a_year_alone() -> None:
    assert published(page(meta("date", "2025-01-01"))) == "None"
    assert published(page(meta("date", "2025-01-01")), "https://harbour.example/2025/01/01/ferry") == "2025-01-01"
    assert published(page(json_ld(datePublished="2025-01-01"))) == "2025-01-01"


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ("Nov 8, 2023 / 10:35 PM", "2023-11-08T22:35:29-08:00"),
        ("9 November 2023, 12:05", "2023-11-09T12:05:29+05:30"),
        ("9 November 2023, 06:35", "2023-11-09T06:35:29+00:00"),
        ("9 November 2023, 07:11", "2023-11-09T06:35:29+00:00"),
        ("9 November 2023, 08:05", "2023-11-09T06:35:29+00:00"),
    ],
)
def test_where_markup_has_utc_the_clock_of_the_page_tells_its_offset(shown: str, at: str) -> None:
    found = dating(page(json_ld(datePublished="2023-11-09T06:35:29Z"), top=f"<div class='date'>{shown}</div>"))
    assert str(found.published) == at
    assert found.basis is not None
    inferred = not at.endswith("+00:00")
    assert (found.basis.zone is Certainty.INFERRED) == inferred
    assert (found.zone or "").startswith("inferred: date line shows") == inferred
    assert "contradiction" not in kinds(found)


def test_a_clock_that_may_be_that_of_an_update_tells_no_offset() -> None:
    head = json_ld(datePublished="2023-11-09T06:35:29Z", dateModified="2023-11-09T08:35:10Z")
    unlabelled = page(head, top="<div class='date'>9 November 2023, 09:35</div>")
    assert published(unlabelled) == "2023-11-09T06:35:29+00:00"
    assert published(unlabelled.replace("9 Nov", "Published 9 Nov")) == "2023-11-09T09:35:29+03:00"


def test_a_clock_without_an_offset_takes_that_of_the_same_time_in_utc() -> None:
    found = dating(page(json_ld(datePublished="2025-03-10T21:40:00") + meta("pubdate", "2025-03-10T20:40:00Z")))
    assert str(found.published) == "2025-03-10T21:40:00+01:00"
    assert found.basis is not None
    assert found.basis.zone is Certainty.INFERRED


def test_a_stated_offset_is_taken_before_that_of_the_settings() -> None:
    head = json_ld(datePublished="2025-03-10T21:40:00") + meta("pubdate", "2025-03-10T21:40:00+02:00")
    assert published(page(head), frame=Frame(zone="Europe/Oslo")) == "2025-03-10T21:40:00+02:00"
    assert published(page(json_ld(datePublished="2025-03-10T21:40:00")), frame=Frame(zone="Europe/Oslo")).endswith(
        "+01:00"
    )


def test_another_day_is_told_unless_zones_explain_it() -> None:
    told = dating(page(json_ld(datePublished="2025-03-14T10:00:00Z"), top="<div class='date'>11 March 2025</div>"))
    assert [clue.text for clue in told.evidence if clue.kind == "contradiction"] == [
        "date line: 11 March 2025 states another day"
    ]
    near = dating(page(json_ld(datePublished="2025-03-14T02:00:00Z"), top="<div class='date'>13 March 2025</div>"))
    assert "contradiction" not in kinds(near)


def test_what_lies_after_the_capture_is_left_out_and_told() -> None:
    markup = page(json_ld(datePublished="2025-05-01T10:00:00Z"), top="<div class='date'>10 March 2025</div>")
    found = dating(markup, frame=captured("2025-03-12T10:00+01:00"))
    assert str(found.published) == "2025-03-10"
    assert "lies after the capture" in next(clue.text for clue in found.evidence if clue.kind == "contradiction")


@pytest.mark.parametrize("stated", ["2025-03-12T10:00+01:00", "2025-03-12T09:00:00Z", "2025-03-12", "2025-03-12T20:00"])
def test_a_page_may_be_captured_in_the_minute_in_which_it_is_published(stated: str) -> None:
    found = dating(page(json_ld(datePublished=stated)), frame=captured("2025-03-12T10:00+01:00"))
    assert str(found.published) == stated.replace("Z", "+00:00")


@pytest.mark.parametrize("filler", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00", "9999-12-31T23:59:59-12:00"])
def test_what_programs_write_for_no_date_is_none(filler: str) -> None:
    found = dating(page(json_ld(datePublished=filler), top="<div class='date'>10 March 2025</div>"))
    assert str(found.published) == "2025-03-10"
    assert "contradiction" in kinds(found)


def test_an_update_before_publication_is_left_out_and_told() -> None:
    found = dating(page(json_ld(datePublished="2025-03-14", dateModified="2025-03-12")))
    assert (str(found.published), found.updated) == ("2025-03-14", None)
    assert "contradiction" in kinds(found)


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ({"below": "<div class='old'>28/02/2025</div>"}, "2025-04-03"),
        ({"below": "<div class='old'>02/28/2025</div>"}, "2025-03-04"),
        ({"head": json_ld(dateModified="2025-04-03T12:00:00Z")}, "2025-04-03"),
        ({}, "None"),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_rest_of_the_page(around: dict[str, str], day: str) -> None:
    assert published(page(top="<div class='date'>03/04/2025</div>", **around)) == day


@pytest.mark.parametrize(("language", "day"), [("en-US", "2025-03-04"), ("en-GB", "2025-04-03"), ("it", "2025-04-03")])
def test_the_order_of_day_and_month_is_last_of_all_that_of_the_language(language: str, day: str) -> None:
    markup = page(top="<div class='date'>03/04/2025</div>").replace("lang='en'", f"lang='{language}'")
    found = dating(markup)
    assert (str(found.published), found.certainty) == (day, Certainty.INFERRED)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Posted 3 hours ago", "2025-03-10T15:00+01:00"),
        ("il y a 25 minutes", "2025-03-10T17:55+01:00"),
        ("Today, 02:02", "2025-03-10T02:02"),
        ("Today, 23:10", "2025-03-09T23:10"),
        ("Gestern, 18:30 Uhr", "2025-03-09T18:30"),
        ("i går 07.40", "2025-03-09T07:40"),
        ("2 giorni fa", "2025-03-08"),
    ],
)
def test_a_page_is_dated_from_its_capture(line: str, at: str) -> None:
    markup = page(top=f"<div class='date'>{line}</div>")
    found = dating(markup, frame=captured("2025-03-10T18:20+01:00"))
    assert (str(found.published), found.certainty) == (at, Certainty.INFERRED)
    assert dating(markup).published is None


def test_the_answer_of_a_server_is_a_capture() -> None:
    markup = page(top="<div class='date'>Posted 3 hours ago</div>")
    assert published(markup, date="Mon, 10 Mar 2025 18:20:05 GMT") == "2025-03-10T15:00+00:00"
    later = captured("2025-03-12T18:20+00:00")
    assert published(markup, frame=later, date="Mon, 10 Mar 2025 18:20:05 GMT") == "2025-03-12T15:00+00:00"


def test_last_modified_counts_where_nothing_else_does_and_the_page_was_not_made_on_request() -> None:
    headers = {"last_modified": "Sat, 08 Mar 2025 07:00:00 GMT"}
    found = dating(page(), None, captured("2025-03-10T18:20+00:00"), **headers)
    assert (str(found.published), found.certainty) == ("2025-03-08T07:00:00+00:00", Certainty.INFERRED)
    assert published(page(top="<div class='date'>7 March 2025</div>"), **headers) == "2025-03-07"
    assert published(page(), None, captured("2025-03-08T07:00:00+00:00"), **headers) == "None"


def test_a_page_of_hundreds_of_thousands_of_elements_is_dated_in_time() -> None:
    deep = "<div>" * 400 + "12:30" + "</div>" * 400
    wide = "<i>5</i><span>12:30 3</span>" * 50_000
    assert published(page(json_ld(datePublished="2025-03-10"), below=deep + wide)) == "2025-03-10"


def test_of_several_json_ld_articles_the_one_with_the_headline_counts() -> None:
    other = json_ld(headline="Whale seen in the basin", datePublished="2025-03-12")
    own = json_ld(headline="Ferry sinks in gale", datePublished="2025-03-10")
    assert published(page(other + own)) == "2025-03-10"
    assert published(page(other)) == "2025-03-12"


def test_an_open_day_in_a_tag_is_read_by_the_rest_of_the_page() -> None:
    tag = meta("pubdate", "03/04/2025 21:40")
    assert published(page(tag)) == "None"
    found = dating(page(tag, top="<div class='date'>April 3, 2025</div>"))
    assert (str(found.published), found.certainty) == ("2025-04-03T21:40", Certainty.INFERRED)


def test_a_day_without_a_year_takes_that_of_the_copyright_line_as_vague() -> None:
    line = "<div class='date'>10 March</div>"
    found = dating(page(top=line, below="<footer>© 2019-2025 The Harbour News</footer>"))
    assert (str(found.published), found.certainty) == ("2025-03-10", Certainty.VAGUE)
    capture = captured("2024-05-01")
    assert (
        published(page(top=line, below="<footer>© 2019-2025 The Harbour News</footer>"), frame=capture) == "2024-03-10"
    )


@pytest.mark.parametrize("slip", ["0001-01-01", "9999-12-31T23:59"])
@pytest.mark.parametrize("line", ["3 hours ago", "Today, 02:02", "10 March 2025", "10 March", "03/04/2025"])
def test_an_absurd_capture_leaves_the_page_read(slip: str, line: str) -> None:
    markup = page(json_ld(dateModified="2025-03-12T10:00Z"), top=f"<div class='date'>{line}</div>")
    assert dating(markup, frame=captured(slip)).evidence


def test_the_day_of_an_update_or_of_the_writing_is_no_contradiction() -> None:
    head = json_ld(datePublished="2025-03-10", dateModified="2025-03-12", dateCreated="2025-03-08")
    assert "contradiction" not in kinds(dating(page(head, top="<div class='date'>12 March 2025</div>")))
    assert "contradiction" in kinds(dating(page(head, top="<p>Published 12 March 2025</p>")))


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("<p>10 March 2025 - Editor: Moira Tennant (Marrey)</p>", "2025-03-10"),
        ("<p>Harbour Post, Marrey desk (2025-03-10 09:20:26)</p>", "2025-03-10T09:20:26"),
        ("<p>입력 2025.03.10. 오후 8:06</p>", "2025-03-10T20:06"),
        ("<p>2025年3月10日 上午9:05</p>", "2025-03-10T09:05"),
        ("<p>Great hall of Marrey Castle, 10 March 2025 19:30</p>", "None"),
        ("<p>The new rates are in force from 10 March 2025 on.</p>", "None"),
    ],
)
def test_at_the_headline_a_date_may_have_a_few_words_beside_it(line: str, at: str) -> None:
    found = dating(page(top=line))
    assert (str(found.published) if kinds(found)[0] != "htmldate" else "None") == at


def test_a_date_may_stand_in_small_print_within_the_headline() -> None:
    markup = page().replace(f"<h1>{TITLE}", f"<h1>{TITLE} <small>10.03.2025 • Sea, Weather</small>")
    assert (published(markup), kinds(dating(markup))[0]) == ("2025-03-10", "date line")


def test_a_menu_full_of_numbers_does_not_hide_the_date() -> None:
    menu = "".join(f"<li><a href='/{number}'>District {number} North-West</a></li>" for number in range(300))
    markup = page(above=f"<div><ul>{menu}</ul></div>", top="<div class='date'>10 March 2025</div>")
    assert (published(markup), kinds(dating(markup))[0]) == ("2025-03-10", "date line")


def test_the_month_in_the_address_tells_today_s_date_from_the_article_s() -> None:
    lines = "<div class='a'>20 May 2025</div><div class='b'>10 March 2025</div>"
    assert published(page(top=lines), "https://harbour.example/2025/03/ferry") == "2025-03-10"
    assert published(page(top=lines), "https://harbour.example/2025/04/ferry") == "2025-05-20"


def test_the_month_in_the_address_orders_day_and_month_and_gives_the_year() -> None:
    address = "https://harbour.example/2025/04/ferry"
    assert published(page(top="<div class='date'>03/04/2025</div>"), address) == "2025-04-03"
    assert published(page(top="<div class='date'>04/03/2025</div>"), address) == "2025-04-03"
    found = dating(page(top="<div class='date'>3 April</div>"), address)
    assert (str(found.published), found.certainty) == ("2025-04-03", Certainty.INFERRED)


def test_an_address_of_another_month_speaks_against_what_is_stated() -> None:
    address = "https://harbour.example/2024/11/ferry"
    found = dating(page(json_ld(datePublished="2025-03-10")), address)
    assert str(found.published) == "2025-03-10"
    assert [clue.text for clue in found.evidence if clue.kind == "contradiction"] == [
        "the address names another month: 2024/11"
    ]
    near = dating(page(json_ld(datePublished="2024-12-01")), address)
    assert "contradiction" not in kinds(near)
