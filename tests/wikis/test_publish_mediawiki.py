"""`timeline publish mediawiki` on a real MediaWiki: what is written, what stays, and each fault made for real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from timeline.publishing.clients.mediawiki import MediaWiki as Client
from timeline.publishing.clients.mediawiki_calls import MediaWikiCalls
from timeline.publishing.credentials import Credentials, Secret
from timeline.publishing.faults import PageError
from timeline.publishing.http import Patience, WikiSession
from timeline.publishing.wiki import File, Page

from .accounts import Account
from .desk import Desk
from .mediawiki import MediaWiki
from .published import PublishedSite

TOPIC = "mount-orrin"
OTHER = "stolen-ilvonen-painting-turns-up-in-a-barn"


@pytest.fixture
def desk(mediawiki: MediaWiki, published: PublishedSite, tmp_path: Path) -> Desk:
    return Desk("mediawiki", mediawiki.api, mediawiki.bot, published, tmp_path)


def on(page: str, topic: str = TOPIC) -> str:
    """The lines of the settings that put a topic on a page of the test's own."""
    return f'embed = "never"\npages = {{"{topic}" = "{page}"}}'


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None], *, times: int = 1) -> None:
    """Before each of so many saves of ours, somebody else acts."""
    left = iter(range(times))
    save = Client.write

    def write(self: Client, page: Page, text: str, summary: str) -> None:
        if next(left, None) is not None:
            act()
        save(self, page, text, summary)

    monkeypatch.setattr(Client, "write", write)


def test_a_page_is_published_edited_around_and_published_again(mediawiki: MediaWiki, desk: Desk) -> None:
    lines = on("Orrin, edited around")
    first = desk.publish(TOPIC, lines=lines)
    assert first.exit_code == 0, first.output
    section = mediawiki.text("Orrin, edited around").strip()
    assert "The geological service raised its alert to level two" in section

    mediawiki.write("Orrin, edited around", f"== Our own ==\nBefore.\n\n{section}\n\nAfter.")
    again = desk.publish(TOPIC, lines=lines)
    assert "unchanged" in again.stderr
    stale = section.replace("raised its alert to level two", "slept")
    mediawiki.write("Orrin, edited around", f"== Our own ==\nBefore.\n\n{stale}\n\nAfter.")
    assert "written" in desk.publish(TOPIC, lines=lines).stderr
    assert mediawiki.text("Orrin, edited around").strip() == f"== Our own ==\nBefore.\n\n{section}\n\nAfter."


def test_what_is_published_shows_no_mark_and_no_markup(mediawiki: MediaWiki, desk: Desk) -> None:
    desk.publish(TOPIC, lines=on("Orrin as shown"))
    shown = mediawiki.html("Orrin as shown")
    assert "story-timeline." not in shown
    assert "wikitable sortable" in shown
    assert "Mount Orrin erupts, driving 4,000 people from their homes" in shown


def test_sources_are_references_where_the_wiki_has_them(mediawiki: MediaWiki, desk: Desk) -> None:
    with mediawiki.settings("wfLoadExtension( 'Cite' );"):
        desk.publish(TOPIC, lines=on("Orrin, cited"))
        shown = mediawiki.html("Orrin, cited")
    assert "<references" in mediawiki.text("Orrin, cited")
    assert 'class="references"' in shown
    assert "mw-ext-cite-error" not in shown
    desk.publish(TOPIC, lines=on("Orrin, cited"))
    assert "<references" not in mediawiki.text("Orrin, cited")


def test_the_picture_is_uploaded_once(mediawiki: MediaWiki, desk: Desk) -> None:
    desk.publish(TOPIC, lines=on("Orrin, pictured"))
    (uploaded,) = (mediawiki.folder / "www" / "images").glob("*/*/Timeline-mount-orrin.png")
    assert uploaded.read_bytes() == (desk.site.folder / "topics" / TOPIC / "timeline.png").read_bytes()
    assert "File:Timeline-mount-orrin.png" in mediawiki.text("Orrin, pictured")
    desk.publish(TOPIC, lines=on("Orrin, pictured twice"))
    assert not list((mediawiki.folder / "www" / "images" / "archive").rglob("*Timeline-mount-orrin.png"))


def test_a_picture_that_is_somebody_elses_is_left_alone(mediawiki: MediaWiki, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    theirs = (desk.site.folder / "topics" / OTHER / "timeline.png").read_bytes()
    (folder / "Timeline-mount-orrin-theirs.png").write_bytes(theirs)
    mediawiki.maintain("importImages", "--user", mediawiki.admin.name, "--comment", "Our chart", str(folder))
    session = WikiSession(Patience())
    secret = Secret(desk.account.password)
    client = Client(MediaWikiCalls(mediawiki.api, Credentials(desk.account.name, password=secret), session))
    ours = (desk.site.folder / "topics" / TOPIC / "timeline.png").read_bytes()
    with pytest.raises(
        PageError, match=r"is somebody else's \(Admin\); move it to another name, or set picture = false"
    ):
        client.upload(File("Timeline-mount-orrin-theirs.png", ours, "Orrin"), "Timeline: mount-orrin")
    client.upload(File("Timeline-mount-orrin-ours.png", theirs, "Orrin"), "Timeline: mount-orrin")
    client.upload(File("Timeline-mount-orrin-ours.png", ours, "Orrin"), "Timeline: mount-orrin")
    assert client.holds(File("Timeline-mount-orrin-ours.png", ours, "Orrin"))
    assert client.holds(File("Timeline-mount-orrin-theirs.png", theirs, "Orrin"))


def test_a_wiki_in_trouble_is_told_from_what_is_no_wiki(mediawiki: MediaWiki, desk: Desk) -> None:
    with mediawiki.settings("http_response_code( 500 ); exit( 'No database' );"):
        result = desk.publish(TOPIC)
    assert result.exit_code == 3
    assert "the wiki is in trouble (HTTP 500); look at its log" in result.stderr


def test_a_dry_run_prints_the_difference_and_writes_nothing(mediawiki: MediaWiki, desk: Desk) -> None:
    mediawiki.write("Orrin, dry", "By hand.")
    pictures = mediawiki.folder / "www" / "images"
    before = sorted(pictures.rglob("*.png"))
    lines = on("Orrin, dry") + '\nindex = "Dry stories"'
    result = desk.publish(TOPIC, "--dry-run", lines=lines)
    assert result.exit_code == 0
    assert "+++ Dry stories (then)" in result.stdout
    assert sorted(pictures.rglob("*.png")) == before
    assert desk.publish(TOPIC, "--dry-run", lines=lines).stdout == result.stdout
    assert result.stdout.startswith("--- Orrin, dry (now)\n+++ Orrin, dry (then)\n")
    assert "\n By hand.\n" in result.stdout
    assert mediawiki.text("Orrin, dry").strip() == "By hand."


@pytest.mark.parametrize("whose", ["another account", "the same account"])
def test_an_edit_that_comes_in_between_is_kept(
    mediawiki: MediaWiki, desk: Desk, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    name = f"Orrin, in between, {whose}"
    mediawiki.write(name, "First.")
    account = mediawiki.admin if whose == "another account" else mediawiki.editor
    meanwhile(monkeypatch, lambda: mediawiki.write(name, "Second.", account=account))
    result = desk.publish(TOPIC, lines=on(name))
    assert result.exit_code == 0, result.output
    assert mediawiki.text(name).startswith("Second.\n\n<!-- story-timeline.start")


def test_a_page_that_is_made_in_between_is_kept(
    mediawiki: MediaWiki, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: mediawiki.write("Orrin, just made", "Made by hand."))
    assert desk.publish(TOPIC, lines=on("Orrin, just made")).exit_code == 0
    assert mediawiki.text("Orrin, just made").startswith("Made by hand.\n\n<!-- story-timeline.start")


def test_a_page_that_was_moved_is_followed(mediawiki: MediaWiki, desk: Desk) -> None:
    mediawiki.write("Orrin, moved", "#REDIRECT [[Orrin, moved here]]")
    mediawiki.write("Orrin, moved here", "By hand.")
    desk.publish(TOPIC, lines=on("Orrin, moved"))
    assert mediawiki.text("Orrin, moved").strip() == "#REDIRECT [[Orrin, moved here]]"
    assert "story-timeline.start" in mediawiki.text("Orrin, moved here")


def test_a_wrong_password_is_told_without_it(desk: Desk) -> None:
    desk.account = Account(desk.account.name)
    result = desk.publish(TOPIC)
    assert result.exit_code == 2
    assert f"does not let {desk.account.name} in" in result.stderr
    assert "Special:BotPasswords" in result.stderr


def test_a_token_that_the_wiki_does_not_know_is_told_without_it(desk: Desk) -> None:
    desk.account = Account("")
    result = desk.publish(TOPIC, lines=on("Orrin, by token"))
    assert result.exit_code == 2
    assert "the wiki takes us for nobody" in result.stderr
    assert desk.account.password not in desk.said


def test_a_password_is_in_nothing_that_is_printed(mediawiki: MediaWiki, desk: Desk) -> None:
    desk.publish(TOPIC, "--check")
    desk.publish(TOPIC, lines=on("Orrin, secret"))
    with mediawiki.server.down():
        desk.publish(TOPIC, lines=on("Orrin, secret"))
    assert desk.account.password not in desk.said
    desk.account = Account(desk.account.name)
    desk.publish(TOPIC)
    assert desk.account.password not in desk.said


def test_a_read_only_wiki_says_so(mediawiki: MediaWiki, desk: Desk) -> None:
    with mediawiki.settings("$wgReadOnly = 'Moving house';"):
        result = desk.publish(TOPIC, lines=on("Orrin, read-only") + "\npicture = false")
    assert result.exit_code == 3
    assert "the wiki is read-only at the moment" in result.stderr


def test_an_account_without_the_right_to_edit_fails_on_that_page_alone(mediawiki: MediaWiki, desk: Desk) -> None:
    with mediawiki.settings("$wgNamespaceProtection[NS_HELP] = [ 'editinterface' ];"):
        result = desk.publish(TOPIC, OTHER, lines=on("Help:Orrin"))
    assert result.exit_code == 4
    assert f"{TOPIC}: failed, Help:Orrin" in result.stderr
    assert "may not" in result.stderr
    assert f"{OTHER}: written" in result.stderr


def test_a_blocked_account_says_so(mediawiki: MediaWiki, desk: Desk) -> None:
    hook = (
        "$wgHooks['GetUserBlock'][] = fn( $user, $ip, &$block ) => $block = new MediaWiki\\Block\\SystemBlock("
        " [ 'address' => $user, 'by' => $user, 'reason' => 'Enough' ] );"
    )
    with mediawiki.settings(hook):
        result = desk.publish(TOPIC, lines=on("Orrin, blocked") + "\npicture = false")
    assert result.exit_code in (2, 3)
    assert "blocked" in result.stderr


def test_a_captcha_is_named_with_the_right_that_spares_it(mediawiki: MediaWiki, desk: Desk) -> None:
    asks = (
        "wfLoadExtensions( [ 'ConfirmEdit', 'ConfirmEdit/QuestyCaptcha' ] );"
        "$wgCaptchaQuestions = [ 'Which river?' => 'Otter' ]; $wgCaptchaTriggers['create'] = true;"
    )
    with mediawiki.settings(asks):
        result = desk.publish(TOPIC, lines=on("Orrin, captcha"))
    assert result.exit_code == 3
    assert "asks for a captcha; give the account the right `skipcaptcha`" in result.stderr


def test_a_limit_of_edits_is_waited_for_and_then_told(
    mediawiki: MediaWiki, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("timeline.publishing.http.Patience", partial(Patience, sleep=waits.append))
    limit = "$wgMainCacheType = CACHE_DB; $wgRateLimits['edit'] = [ 'user' => [ 1, 3600 ], 'newbie' => [ 1, 3600 ] ];"
    with mediawiki.settings(limit):
        result = desk.publish(TOPIC, OTHER, lines='embed = "never"\npicture = false\npage = "Limited/{topic}"')
    assert result.exit_code == 4
    assert waits == [5.0, 10.0, 20.0, 40.0, 80.0]
    assert "still after 5 times of waiting; run it again later" in result.stderr
    assert f"done: {TOPIC}; not done: {OTHER}" in result.stderr


def test_a_wiki_that_is_gone_halfway_is_told_with_what_was_done_and_the_next_run_goes_on(
    mediawiki: MediaWiki, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = 'embed = "never"\npage = "Halfway/{topic}"'
    saved = 0

    def stop_before_the_second() -> None:
        nonlocal saved
        saved += 1
        if saved == 2:
            mediawiki.server.stop()

    meanwhile(monkeypatch, stop_before_the_second, times=9)
    try:
        result = desk.publish(TOPIC, OTHER, lines=lines)
    finally:
        mediawiki.server.stop()
        mediawiki.server.start()
    monkeypatch.undo()
    assert result.exit_code == 4
    assert "cannot be reached" in result.stderr
    assert f"done: {TOPIC}; not done: {OTHER}" in result.stderr

    again = desk.publish(TOPIC, OTHER, lines=lines)
    assert again.exit_code == 0
    assert f"{TOPIC}: unchanged" in again.stderr
    assert f"{OTHER}: written" in again.stderr


def test_the_embed_is_the_best_that_the_wiki_allows(mediawiki: MediaWiki, desk: Desk) -> None:
    lines = on("Orrin, embedded").replace("never", "auto")
    with mediawiki.settings("$wgRawHtml = true;"):
        assert desk.publish(TOPIC, lines=lines).exit_code == 0
        assert f'<iframe src="{desk.site.embed(TOPIC)}"' in mediawiki.html("Orrin, embedded")
    with mediawiki.with_extension(desk.site.origin):
        assert desk.publish(TOPIC, lines=lines).exit_code == 0
        assert f'<storytimeline src="{desk.site.embed(TOPIC)}"' in mediawiki.text("Orrin, embedded")
        assert f'src="{desk.site.embed(TOPIC)}' in mediawiki.html("Orrin, embedded")
    assert desk.publish(TOPIC, lines=lines).exit_code == 0
    assert "wikitable" in mediawiki.text("Orrin, embedded")


def test_a_tag_that_refuses_the_site_is_not_used_and_the_list_is_named(mediawiki: MediaWiki, desk: Desk) -> None:
    lines = on("Orrin, refused").replace("never", "auto")
    with mediawiki.with_extension("https://other.example"):
        result = desk.publish(TOPIC, lines=lines)
        checked = desk.publish(TOPIC, "--check", lines=lines)
    told = f"the tag refuses {desk.site.origin}: add it to $wgStoryTimelineOrigins"
    assert result.exit_code == 0
    assert told in result.stderr
    assert f"missing: {told}" in checked.stdout
    assert "wikitable" in mediawiki.text("Orrin, refused")


def test_a_topic_goes_to_the_index_once_it_has_a_page(mediawiki: MediaWiki, desk: Desk) -> None:
    lines = 'embed = "never"\npage = "Indexed/{topic}"\nindex = "All stories"'
    mediawiki.write("All stories", "The desk's list.")
    desk.publish(TOPIC, lines=lines)
    assert "[[:Indexed/mount-orrin|The eruption of Mount Orrin]]" in mediawiki.text("All stories")
    assert OTHER not in mediawiki.text("All stories")
    result = desk.publish(OTHER, lines=lines)
    assert "index: written, All stories (Timeline: 1 topic new, 2 in all)" in result.stderr
    text = mediawiki.text("All stories")
    assert text.startswith("The desk's list.")
    assert "Indexed/mount-orrin" in text
    assert f"Indexed/{OTHER}" in text


def test_check_tells_what_is_allowed_and_what_is_missing(mediawiki: MediaWiki, desk: Desk) -> None:
    result = desk.publish(TOPIC, "--check")
    assert "ok:      Newsroom Wiki: MediaWiki 1." in result.stdout
    assert "ok:      logged in as Editor" in result.stdout
    assert "ok:      may edit pages" in result.stdout
    with mediawiki.settings("$wgEnableUploads = false; $wgGroupPermissions['*']['createpage'] = false;"
                            "$wgGroupPermissions['user']['createpage'] = false;"):  # fmt: skip
        result = desk.publish(TOPIC, "--check")
    assert result.exit_code == 4
    assert "missing: may not create pages; give it the right `createpage`" in result.stdout
    assert "missing: takes no uploads" in result.stdout


def test_a_name_that_no_page_can_have_is_an_error_of_that_topic(desk: Desk) -> None:
    result = desk.publish(TOPIC, lines=on("Orrin [1]"))
    assert result.exit_code == 3
    assert "cannot be the name of a page there" in result.stderr
    checked = desk.publish(TOPIC, OTHER, "--check", lines=on("Orrin [1]"))
    assert "missing: Orrin [1]: cannot be the name of a page there" in checked.stdout
    assert f"ok:      Timelines/{OTHER}: may be edited" in checked.stdout


def test_an_address_that_is_no_mediawiki_says_so(desk: Desk, mediawiki: MediaWiki) -> None:
    elsewhere = replace(desk, url=f"{mediawiki.url}/nowhere/api.php")
    result = elsewhere.publish(TOPIC)
    assert result.exit_code == 3
    assert "what answers is no MediaWiki" in result.stderr
