"""`timeline publish dokuwiki` on a real DokuWiki: what is written, what stays, and each fault made for real."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.publishing.clients.dokuwiki import DokuWiki as Client
from timeline.publishing.wiki import Page

from .accounts import Account
from .desk import Desk
from .dokuwiki import DokuWiki
from .published import PublishedSite

TOPIC = "mount-orrin"
OTHER = "stolen-ilvonen-painting-turns-up-in-a-barn"


@pytest.fixture
def desk(dokuwiki: DokuWiki, published: PublishedSite, tmp_path: Path) -> Desk:
    return Desk("dokuwiki", dokuwiki.api, dokuwiki.editor, published, tmp_path)


def on(page: str, topic: str = TOPIC, embed: str = "never") -> str:
    """The lines of the settings that put a topic on a page of the test's own."""
    return f'embed = "{embed}"\npages = {{"{topic}" = "{page}"}}'


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Once, just before a save of ours, somebody else acts."""
    left = iter([act])
    save = Client.write

    def write(self: Client, page: Page, text: str, summary: str) -> None:
        next(left, lambda: None)()
        save(self, page, text, summary)

    monkeypatch.setattr(Client, "write", write)


def test_a_page_is_published_edited_around_and_published_again(dokuwiki: DokuWiki, desk: Desk) -> None:
    first = desk.publish(TOPIC, lines=on("orrin:around"))
    assert first.exit_code == 0, first.output
    section = dokuwiki.text("orrin:around").strip()
    assert "The geological service raised its alert to level two" in section

    dokuwiki.write("orrin:around", f"===== Our own =====\nBefore.\n\n{section}\n\nAfter.\n")
    assert "unchanged" in desk.publish(TOPIC, lines=on("orrin:around")).stderr
    stale = section.replace("raised its alert to level two", "slept")
    dokuwiki.write("orrin:around", f"===== Our own =====\nBefore.\n\n{stale}\n\nAfter.\n")
    assert "written" in desk.publish(TOPIC, lines=on("orrin:around")).stderr
    assert dokuwiki.text("orrin:around") == f"===== Our own =====\nBefore.\n\n{section}\n\nAfter.\n"


def test_readers_see_nothing_of_the_marks(dokuwiki: DokuWiki, desk: Desk) -> None:
    dokuwiki.write("orrin:shown", "| a table | of the desk |\n")
    desk.publish(TOPIC, lines=on("orrin:shown"))
    shown = dokuwiki.html("orrin:shown")
    assert "story-timeline." not in shown
    assert "written by a program" not in shown
    assert "of the desk" in shown
    assert "Mount Orrin erupts, driving 4,000 people from their homes" in shown


def test_the_picture_is_uploaded_and_shown(dokuwiki: DokuWiki, desk: Desk) -> None:
    desk.publish(TOPIC, lines=on("orrin:pictured"))
    uploaded = dokuwiki.folder / "data" / "media" / "timelines" / "mount-orrin.png"
    assert uploaded.read_bytes() == (desk.site.folder / "topics" / TOPIC / "timeline.png").read_bytes()
    assert "timelines:mount-orrin.png" in dokuwiki.html("orrin:pictured")
    before = uploaded.stat().st_mtime_ns
    desk.publish(TOPIC, lines=on("orrin:pictured"))
    assert uploaded.stat().st_mtime_ns == before


def test_an_edit_that_comes_in_between_is_kept(dokuwiki: DokuWiki, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    dokuwiki.write("orrin:between", "First.\n")
    meanwhile(monkeypatch, lambda: dokuwiki.write("orrin:between", "Second.\n"))
    assert desk.publish(TOPIC, lines=on("orrin:between")).exit_code == 0
    assert dokuwiki.text("orrin:between").startswith("Second.\n\n|story-timeline.start")


def test_a_page_that_somebody_is_editing_is_left_alone_and_the_others_go_on(dokuwiki: DokuWiki, desk: Desk) -> None:
    dokuwiki.write("orrin:busy", "By hand.\n")
    with dokuwiki.being_edited("orrin:busy", dokuwiki.admin):
        result = desk.publish(TOPIC, OTHER, lines=on("orrin:busy"))
    assert result.exit_code == 4
    assert "somebody is editing it just now" in result.stderr
    assert f"{OTHER}: " in result.stderr
    assert dokuwiki.text("orrin:busy") == "By hand.\n"
    assert desk.publish(TOPIC, lines=on("orrin:busy")).exit_code == 0


def test_the_lock_is_given_back(dokuwiki: DokuWiki, desk: Desk) -> None:
    desk.publish(TOPIC, lines=on("orrin:free"))
    assert not list((dokuwiki.folder / "data" / "locks").iterdir())


def test_a_wrong_password_is_told_without_it(desk: Desk) -> None:
    desk.account = Account(desk.account.name)
    result = desk.publish(TOPIC)
    assert result.exit_code == 2
    assert "does not let editor in; look at the password or token" in result.stderr
    assert desk.account.password not in desk.said


def test_an_account_that_may_not_use_the_interface_is_told_what_to_set(dokuwiki: DokuWiki, desk: Desk) -> None:
    desk.account = dokuwiki.reader
    result = desk.publish(TOPIC)
    assert result.exit_code == 2
    assert "`remoteuser`" in result.stderr


def test_a_page_that_may_not_be_edited_fails_alone(dokuwiki: DokuWiki, desk: Desk) -> None:
    with dokuwiki.rules("closed:*\t@user\t1"):
        result = desk.publish(TOPIC, OTHER, lines=on("closed:orrin") + "\npicture = false")
        checked = desk.publish(TOPIC, "--check", lines=on("closed:orrin"))
    assert result.exit_code == 4
    assert "closed:orrin: editor may not edit it" in result.stderr
    assert f"{OTHER}: " in result.stderr
    assert "missing: closed:orrin: may not be edited" in checked.stdout


def test_a_wiki_that_is_gone_is_told(dokuwiki: DokuWiki, desk: Desk) -> None:
    with dokuwiki.server.down():
        result = desk.publish(TOPIC)
    assert result.exit_code == 3
    assert "cannot be reached" in result.stderr


def test_a_frame_stands_where_raw_html_is_on(dokuwiki: DokuWiki, desk: Desk) -> None:
    with dokuwiki.settings("$conf['htmlok'] = 1;"):
        assert desk.publish(TOPIC, lines=on("orrin:framed", embed="iframe")).exit_code == 0
        assert f'<iframe src="{desk.site.embed(TOPIC)}"' in dokuwiki.html("orrin:framed")


def test_a_frame_that_would_be_shown_as_text_is_taken_back(dokuwiki: DokuWiki, desk: Desk) -> None:
    dokuwiki.write("orrin:unframed", "By hand.\n")
    result = desk.publish(TOPIC, lines=on("orrin:unframed", embed="iframe"))
    assert result.exit_code == 3
    assert "the wiki shows the code of the frame as text" in result.stderr
    assert dokuwiki.text("orrin:unframed") == "By hand.\n"


def test_the_manual_of_the_wiki_tells_whether_raw_html_is_on(dokuwiki: DokuWiki, desk: Desk) -> None:
    dokuwiki.write(
        "wiki:syntax", '<html>\nThis is <span style="color:red;font-size:150%;">inline HTML</span>\n</html>\n'
    )
    assert "^ %%Date%%" in after(desk, dokuwiki, "orrin:asked")
    with dokuwiki.settings("$conf['htmlok'] = 1;"):
        assert "<iframe" in after(desk, dokuwiki, "orrin:asked")


def after(desk: Desk, dokuwiki: DokuWiki, page: str) -> str:
    """The text of a page once it is published with whatever embed the wiki allows."""
    result = desk.publish(TOPIC, lines=on(page, embed="auto"))
    assert result.exit_code == 0, result.output
    return dokuwiki.text(page)


def test_the_index_links_to_the_pages(dokuwiki: DokuWiki, desk: Desk) -> None:
    lines = 'embed = "never"\npage = "indexed:{topic}"\nindex = "indexed:start"'
    desk.publish(TOPIC, OTHER, lines=lines)
    shown = dokuwiki.html("indexed:start")
    assert "The eruption of Mount Orrin" in shown
    assert "indexed:mount-orrin" in shown
    assert "index: unchanged" in desk.publish(TOPIC, lines=lines).stderr


def test_check_tells_the_release_and_the_rights(desk: Desk) -> None:
    result = desk.publish(TOPIC, "--check")
    assert result.exit_code == 0
    assert "ok:      DokuWiki Release" in result.stdout
    assert "timelines:mount-orrin: may be edited" in result.stdout
