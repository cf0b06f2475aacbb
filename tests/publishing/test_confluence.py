"""Confluence, by answers of the shapes that its documentation shows."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.errors import TimelineError
from timeline.publish_settings import PublishSettings, WikiSettings
from timeline.publishing.clients.confluence import Confluence
from timeline.publishing.clients.confluence_calls import ConfluenceCalls
from timeline.publishing.composing import Composer
from timeline.publishing.credentials import Credentials, Secret
from timeline.publishing.faults import PublishError, WikiError
from timeline.publishing.http import Patience, WikiSession
from timeline.publishing.publisher import Outcome, Publisher
from timeline.publishing.wiki import Page
from timeline.publishing.writing.confluence import ConfluenceWriting

from .confluence_answers import BASE, TOKEN, ConfluenceAnswers
from .conftest import Build, Built

PAGE = "Timeline bridge"
SITE = "https://news.example/timelines/"


@pytest.fixture
def wiki() -> ConfluenceAnswers:
    return ConfluenceAnswers()


def publisher(wiki: ConfluenceAnswers, token: str = TOKEN, **place: object) -> Publisher:
    settings = WikiSettings(kind="confluence", url=BASE, space="NEWS", **place)  # type: ignore[arg-type]
    session = WikiSession(Patience(sleep=lambda _: None))
    session.mount("https://", wiki)
    client = Confluence(ConfluenceCalls(BASE, Credentials(None, token=Secret(token)), session), settings)
    composer = Composer(ConfluenceWriting(), settings, client.allows(None), SITE)
    return Publisher(client, composer, PublishSettings(mode="automatic"))


def published(wiki: ConfluenceAnswers, built: Built, **place: object) -> Outcome:
    (outcome,) = publisher(wiki, **place).publish([built["bridge"]])  # type: ignore[arg-type]
    return outcome


def test_a_page_is_made_with_a_section_between_anchors(wiki: ConfluenceAnswers, site: Built) -> None:
    assert published(wiki, site).kind == "written"
    storage = wiki.pages[PAGE]["storage"]
    assert storage.startswith(
        '<p><ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">story-timeline.start.v1.'
    )
    assert "Engineers built the bridge" in storage


@pytest.mark.parametrize("writes_anew", [False, True])
def test_nothing_is_saved_when_nothing_changed(wiki: ConfluenceAnswers, site: Built, writes_anew: bool) -> None:
    wiki.writes_anew = writes_anew
    published(wiki, site)
    assert published(wiki, site).kind == "unchanged"
    assert wiki.pages[PAGE]["version"] == 1


def test_what_people_wrote_around_the_section_stays(wiki: ConfluenceAnswers, site: Built, build: Build) -> None:
    wiki.writes_anew = True
    published(wiki, site)
    section = wiki.pages[PAGE]["storage"].strip()
    wiki.type(PAGE, f"<h1>Our&nbsp;own</h1><p>Before</p>{section}<p>After</p>")
    assert published(wiki, build(title="The bridge is shut")).kind == "written"
    storage = wiki.pages[PAGE]["storage"]
    assert storage.startswith("<h1>Our&nbsp;own</h1><p>Before</p><p><ac:structured-macro")
    assert storage.endswith("</p><p>After</p>")
    assert "The bridge is shut" in storage
    assert wiki.messages == ["Timeline: 4 events"]


def test_words_in_the_paragraph_of_an_anchor_stay(wiki: ConfluenceAnswers, site: Built, build: Build) -> None:
    published(wiki, site)
    storage = wiki.pages[PAGE]["storage"].strip()
    wiki.type(PAGE, f"<p>Before {storage.removeprefix('<p>').removesuffix('</p>')} after</p>")
    assert published(wiki, build(title="The bridge is shut")).kind == "written"
    storage = wiki.pages[PAGE]["storage"]
    assert storage.startswith("<p>Before <ac:structured-macro")
    assert storage.endswith("</ac:structured-macro> after</p>")
    assert "The bridge is shut" in storage


def test_a_page_that_would_be_torn_is_left_alone(wiki: ConfluenceAnswers, site: Built, build: Build) -> None:
    published(wiki, site)
    start, end = wiki.pages[PAGE]["storage"].strip().split("<table>", 1)
    wiki.type(PAGE, f"<blockquote>{start}</blockquote><table>{end}")
    outcome = published(wiki, build(title="The bridge is shut"))
    assert (outcome.kind, wiki.pages[PAGE]["version"]) == ("failed", 2)
    assert "the marks do not stand side by side" in outcome.told


def test_a_version_that_came_in_between_is_gone_on_from(
    wiki: ConfluenceAnswers, site: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki.type(PAGE, "<p>First</p>")
    put = wiki._put
    others = iter(["<p>Second</p>"])

    def after_another(key: str, given: dict[str, object]) -> tuple[int, object]:
        for text in others:
            wiki.type(PAGE, text)
        return put(key, given)

    monkeypatch.setattr(wiki, "_put", after_another)
    assert published(wiki, site).kind == "written"
    assert wiki.pages[PAGE]["storage"].startswith("<p>Second</p>")


def test_a_page_that_is_made_in_between_is_kept(
    wiki: ConfluenceAnswers, site: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Confluence.write

    def after_another(self: Confluence, page: Page, text: str, summary: str) -> None:
        if not wiki.pages:
            wiki.type(PAGE, "<p>Made by hand</p>")
        write(self, page, text, summary)

    monkeypatch.setattr(Confluence, "write", after_another)
    assert published(wiki, site).kind == "written"
    assert wiki.pages[PAGE]["storage"].startswith("<p>Made by hand</p>")


def test_an_address_that_is_no_confluence_says_so(wiki: ConfluenceAnswers) -> None:
    wiki.says = (404, "Not Found", {})
    with pytest.raises(WikiError, match=f"{BASE}: .*look at `url`"):
        publisher(wiki)


def test_the_picture_is_attached_once_and_again_when_it_changed(wiki: ConfluenceAnswers, site: Built) -> None:
    picture = site["bridge"].folder / "timeline.png"
    picture.write_bytes(b"one picture")
    published(wiki, site)
    assert wiki.pages[PAGE]["files"]["timeline-bridge.png"][0] == b"one picture"
    uploads = [path for method, path in wiki.asked if method == "POST" and "attachment" in path]
    site["bridge"].__dict__.pop("picture")
    published(wiki, site)
    assert [path for method, path in wiki.asked if method == "POST" and "attachment" in path] == uploads
    picture.write_bytes(b"another picture")
    site["bridge"].__dict__.pop("picture")
    published(wiki, site)
    assert wiki.pages[PAGE]["files"]["timeline-bridge.png"][0] == b"another picture"


def test_a_new_page_is_put_under_its_parent(
    wiki: ConfluenceAnswers, site: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki.type("Timelines", "<p>All of them</p>")
    saved: list[dict[str, Any]] = []
    save = wiki._save

    def keep(given: dict[str, Any]) -> None:
        saved.append(given)
        save(given)

    monkeypatch.setattr(wiki, "_save", keep)
    published(wiki, site, parent="Timelines")
    assert saved[0]["ancestors"] == [{"id": "1000"}]


@pytest.mark.parametrize(
    ("embed", "expected"),
    [
        ("iframe", f'<ri:url ri:value="{SITE}topics/bridge/embed.html" />'),
        ("html", f'<![CDATA[<iframe src="{SITE}topics/bridge/embed.html" title="The old bridge"'),
        ("auto", "<table>"),
    ],
)
def test_the_embed_is_the_macro_that_the_settings_name(
    wiki: ConfluenceAnswers, site: Built, embed: str, expected: str
) -> None:
    published(wiki, site, embed=embed)
    assert expected in wiki.pages[PAGE]["storage"]


@pytest.mark.parametrize(
    ("code", "message", "headers", "told"),
    [
        (401, "Unauthorized", {}, "lets nobody in with that token"),
        (403, "Denied", {"X-Seraph-LoginReason": "AUTHENTICATION_DENIED"}, "asks for a captcha"),
        (403, "Not permitted", {}, "this account may not: Not permitted"),
        (405, "Read only mode is enabled", {}, "the wiki is read-only at the moment"),
        (410, "Gone", {}, "as Confluence Cloud does not"),
        (429, "Rate limit exceeded", {"Retry-After": "4000"}, "asks to be left alone for 4000 seconds"),
        (502, "Bad Gateway", {}, "answers with HTTP 502"),
        (302, "", {"Location": "https://sso.example/login"}, "sends us on to https://sso.example/login"),
    ],
)
def test_each_fault_says_what_to_do(
    wiki: ConfluenceAnswers, site: Built, code: int, message: str, headers: dict[str, str], told: str
) -> None:
    running = publisher(wiki)
    wiki.says = (code, message, headers)
    try:
        (outcome,) = running.publish([site["bridge"]])
        said = outcome.told
    except (PublishError, WikiError) as error:
        said = str(error)
    assert told in said


def test_a_wrong_token_is_told_without_it(wiki: ConfluenceAnswers) -> None:
    with pytest.raises(TimelineError) as error:
        publisher(wiki, token="not-the-heron")
    assert "make a new one" in str(error.value)
    assert "not-the-heron" not in str(error.value)


def test_check_names_account_space_and_pages(wiki: ConfluenceAnswers) -> None:
    wiki.type(PAGE, "<p></p>")
    lines = [str(finding) for finding in publisher(wiki).wiki.check([PAGE, "Timeline ferry"])]
    assert lines[0] == "ok:      logged in as The Desk"
    assert "ok:      the space NEWS is Newsroom" in lines
    assert f"ok:      {PAGE}: may be edited" in lines
    assert "note:    Timeline ferry: is not there yet" in lines
