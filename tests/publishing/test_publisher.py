"""Topics on the pages of a wiki: what is written, what stays, and what keeps a topic in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from timeline.publish_settings import Mode, PublishSettings, WikiSettings
from timeline.publishing.built import built_topics
from timeline.publishing.composing import Composer
from timeline.publishing.faults import PublishError, WikiError
from timeline.publishing.publisher import Outcome, Publisher
from timeline.publishing.wiki import Allowance
from timeline.publishing.writing.mediawiki import MediaWikiWriting
from timeline.rendering.embedding import HEIGHT
from timeline.rendering.stills.raster import Drawn, png_of

from .conftest import BRIDGE, Build, Built
from .memory import MemoryWiki

PAGE = "Timelines/bridge"
SITE = "https://news.example/timelines/"
NOTHING = Allowance(tag=False, frame=False, upload=False)
ALLOWS = Allowance(tag=True, frame=True, upload=True)


def publisher(
    wiki: MemoryWiki, *, base_url: str | None = SITE, settings: PublishSettings | None = None, **place: object
) -> Publisher:
    settled = WikiSettings(kind="mediawiki", url="https://wiki.example/api.php", **place)  # type: ignore[arg-type]
    composer = Composer(MediaWikiWriting(), settled, wiki.allowance, base_url)
    return Publisher(wiki, composer, settings or PublishSettings(mode="automatic"))


def published(wiki: MemoryWiki, built: Built, *keys: str, **options: object) -> list[Outcome]:
    topics = [built[key] for key in keys or ("bridge",)]
    return list(publisher(wiki, **options).publish(topics))  # type: ignore[arg-type]


def with_picture(built: Built, content: bytes = b"a picture") -> Built:
    (built["bridge"].folder / "timeline.png").write_bytes(content)
    return built


def test_a_topic_gets_a_page_with_its_events(site: Built) -> None:
    wiki = MemoryWiki()
    (outcome,) = published(wiki, site)
    assert outcome.kind == "written"
    assert wiki.edits == [(PAGE, "Timeline: 4 events")]
    assert "Engineers built the bridge" in wiki.text(PAGE)
    assert f"{SITE}topics/bridge/" in wiki.text(PAGE)


def test_nothing_is_written_when_nothing_changed(site: Built) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    (outcome,) = published(wiki, site)
    assert outcome.kind == "unchanged"
    assert len(wiki.edits) == 1


def test_what_people_wrote_around_the_section_stays_to_the_letter(site: Built, build: Build) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    wiki.type(PAGE, f"  == Background ==\r\nBy  hand. {wiki.text(PAGE)}\n\n== See also ==\n* [[Ferry]]   \n")
    section = wiki.text(PAGE)[wiki.text(PAGE).index("<!--") : wiki.text(PAGE).rindex("-->") + 3]
    before, after = wiki.text(PAGE).split(section)

    (outcome,) = published(wiki, build(BRIDGE + " The bridge opened to walkers on 10 March."))

    assert outcome.kind == "written"
    assert wiki.text(PAGE).startswith(before)
    assert wiki.text(PAGE).endswith(after)
    assert "walkers" in wiki.text(PAGE)


def test_a_page_of_people_gets_the_section_at_its_end(site: Built) -> None:
    wiki = MemoryWiki()
    wiki.type(PAGE, "The desk's own words.")
    published(wiki, site)
    assert wiki.text(PAGE).startswith("The desk's own words.\n\n<!-- story-timeline.start.")


def test_an_edit_within_the_section_is_replaced(site: Built) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    as_published = wiki.text(PAGE)
    wiki.type(PAGE, as_published.replace("A lorry had hit", "A bus had hit"))
    (outcome,) = published(wiki, site)
    assert outcome.kind == "written"
    assert wiki.text(PAGE) == as_published


def test_the_summary_counts_what_is_new_changed_and_gone(site: Built, build: Build) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    changed = BRIDGE.replace("Engineers built the bridge in 1931. ", "Engineers painted the bridge in 2001. ")
    published(wiki, build(changed, title="The bridge is shut"))
    (_, told) = wiki.edits[-1]
    assert told == "Timeline: 1 event new, 1 changed, 1 gone, 4 in all"


def test_two_topics_can_share_a_page(site: Built, build: Build) -> None:
    wiki = MemoryWiki()
    pages = {"bridge": "River", "ferry": "River"}
    published(wiki, site, "bridge", "ferry", pages=pages)
    text = wiki.text("River")
    assert "Engineers built" in text
    assert "Divers found" in text
    kinds = [each.kind for each in published(wiki, site, "bridge", "ferry", pages=pages)]
    assert kinds == ["unchanged", "unchanged"]


def test_a_dry_run_shows_the_difference_and_writes_nothing(site: Built) -> None:
    wiki = MemoryWiki()
    wiki.type(PAGE, "By hand.\n\tA \x1b[31mred\x1b[0m word.\r\n")
    (outcome,) = replace(publisher(wiki), dry_run=True).publish([with_picture(site)["bridge"]])
    assert outcome.kind == "would write"
    assert outcome.difference.startswith(f"--- {PAGE} (now)\n+++ {PAGE} (then)\n@@")
    assert " By hand.\n \tA \ufffd[31mred\ufffd[0m word.\n" in outcome.difference
    assert "+{| class=" in outcome.difference
    assert (wiki.edits, wiki.uploads, wiki.text(PAGE)[:9]) == ([], [], "By hand.\n")


@pytest.mark.parametrize(
    ("mode", "kind", "told"),
    [
        ("automatic", "written", "4 events"),
        ("draft", "draft", "its mode is draft"),
        ("approved", "draft", "not approved"),
    ],
)
def test_a_topic_goes_out_only_in_the_mode_that_is_set_for_it(site: Built, mode: Mode, kind: str, told: str) -> None:
    wiki = MemoryWiki()
    settings = PublishSettings(mode="draft", modes={"bridge": mode})
    first, second = published(wiki, site, "bridge", "ferry", settings=settings)
    assert (first.kind, second.kind) == (kind, "draft")
    assert told in first.told


def test_a_topic_goes_out_while_it_is_what_was_approved(site: Built) -> None:
    settings = PublishSettings(mode="approved")
    (outcome,) = published(MemoryWiki(), approved(site, holds=True), settings=settings)
    assert outcome.kind == "written"
    (outcome,) = published(MemoryWiki(), approved(site, holds=False), settings=settings)
    assert outcome.kind == "draft"
    first = site["bridge"].document.events[0].title
    assert f"bridge is not approved as it is now: new or changed since: {first!r}; look at it" in outcome.told


def approved(site: Built, *, holds: bool) -> Built:
    """The site with what a build writes into timeline.json of a topic that was approved; its first event is new where
    that does not hold any more."""
    path = site["bridge"].folder / "timeline.json"
    document = json.loads(path.read_bytes())
    unreviewed = [] if holds else [document["events"][0]["id"]]
    document["topic"] |= {"approved": holds, "unreviewed": unreviewed}
    path.write_text(json.dumps(document), encoding="utf-8")
    return built_topics(site["bridge"].folder.parents[1])


def test_an_approved_topic_goes_out(site: Built) -> None:
    wiki = MemoryWiki()
    settings = PublishSettings(mode="approved")
    (outcome,) = replace(publisher(wiki, settings=settings), approval=lambda _: None).publish([site["bridge"]])
    assert outcome.kind == "written"


def test_a_topic_that_lost_many_events_is_kept_in_unless_that_is_accepted(site: Built, build: Build) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    before = wiki.text(PAGE)
    fewer = build("The council closed the old bridge on Monday.")

    (outcome,) = published(wiki, fewer)
    assert outcome.kind == "shrunk"
    assert "events: 4 when it was last published, 1 now" in outcome.told
    assert wiki.text(PAGE) == before

    (outcome,) = replace(publisher(wiki), accept_shrink=True).publish([fewer["bridge"]])
    assert outcome.kind == "written"


def test_a_topic_may_lose_as_many_as_the_settings_say(site: Built, build: Build) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    three = build(BRIDGE.replace("Engineers built the bridge in 1931. ", ""))
    assert published(wiki, three)[0].kind == "shrunk"
    settings = PublishSettings(mode="automatic", max_shrink=0.25)
    assert published(wiki, three, settings=settings)[0].kind == "written"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text.replace("story-timeline.end.bridge", "gone"), "needs one start and one end"),
        (lambda text: text + text, "needs one start and one end"),
        (lambda text: text.replace(".start.v1.bridge.4.", ".start.v1.bridge.four."), "is damaged"),
        (lambda text: text.replace(".start.v1.", ".start.v2."), "is damaged"),
    ],
    ids=["one gone", "twice", "damaged", "of another version"],
)
def test_a_page_with_broken_marks_is_left_alone(site: Built, spoil: Callable[[str], str], told: str) -> None:
    wiki = MemoryWiki()
    published(wiki, site)
    spoilt = spoil(wiki.text(PAGE))
    wiki.type(PAGE, spoilt)
    first, second = published(wiki, site, "bridge", "ferry")
    assert first.kind == "failed"
    assert told in first.told
    assert wiki.text(PAGE) == spoilt
    assert second.kind == "written"


def test_an_edit_that_comes_in_between_is_kept(site: Built) -> None:
    wiki = MemoryWiki()
    wiki.type(PAGE, "First words.\n")
    edits = iter(["Second words.\n", "Third words.\n"])

    def meanwhile() -> None:
        text = next(edits, None)
        if text:
            wiki.type(PAGE, text)

    wiki.meanwhile = meanwhile
    (outcome,) = published(wiki, site)
    assert outcome.kind == "written"
    assert wiki.text(PAGE).startswith("Third words.\n")
    assert len(wiki.edits) == 1


def test_a_page_that_never_comes_to_rest_is_given_up(site: Built) -> None:
    wiki = MemoryWiki()
    wiki.meanwhile = lambda: wiki.type(PAGE, "Typing ...")
    (outcome,) = published(wiki, site)
    assert outcome.kind == "failed"
    assert "somebody else saved the page each of the 5 times" in outcome.told
    assert wiki.text(PAGE) == "Typing ..."


def test_a_page_that_may_not_be_edited_does_not_stop_the_others(site: Built) -> None:
    wiki = MemoryWiki(refuses=frozenset({PAGE}))
    first, second = published(wiki, site, "bridge", "ferry")
    assert (first.kind, second.kind) == ("failed", "written")
    assert "may not edit" in first.told


def test_a_topic_whose_files_are_broken_does_not_stop_the_others(site: Built) -> None:
    (site["bridge"].folder / "timeline.json").write_text("{", encoding="utf-8")
    wiki = MemoryWiki()
    first, second = published(wiki, site, "bridge", "ferry")
    assert (first.kind, second.kind) == ("failed", "written")
    assert "timeline.json: cannot be read" in first.told
    assert "run `timeline build` again" in first.told


def test_a_wiki_that_is_gone_ends_the_run_and_the_next_goes_on(site: Built) -> None:
    wiki = MemoryWiki(gone_after=1)
    run = publisher(wiki).publish([site["bridge"], site["ferry"]])
    assert next(run).kind == "written"
    with pytest.raises(WikiError):
        next(run)
    wiki.gone_after = None
    assert [each.kind for each in published(wiki, site, "bridge", "ferry")] == ["unchanged", "written"]


def test_the_picture_is_uploaded_once_and_again_only_when_it_changed(site: Built) -> None:
    wiki = MemoryWiki()
    published(wiki, with_picture(site))
    assert "[[File:Timeline-bridge.png|" in wiki.text(PAGE)
    assert "alt=The old bridge|" in wiki.text(PAGE)
    published(wiki, with_picture(site))
    assert wiki.uploads == ["Timeline-bridge.png"]
    (outcome,) = published(wiki, {"bridge": replace(site["bridge"])} if with_picture(site, b"another") else site)
    assert outcome.kind == "unchanged"
    assert wiki.files["Timeline-bridge.png"] == b"another"


def test_the_alternative_text_is_that_of_the_still(site: Built) -> None:
    wiki = MemoryWiki()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
    published(wiki, with_picture(site, png_of(Drawn(svg, 4, (), "Four events, [[most]] in 2023", "made of this"))))
    assert "|alt=Four events, &#91;&#91;most&#93;&#93; in 2023|link=" in wiki.text(PAGE)


def test_a_picture_that_hangs_on_its_page_is_uploaded_once_the_page_is_there(site: Built) -> None:
    wiki = MemoryWiki(files_hang_on_pages=True)
    published(wiki, with_picture(site))
    assert wiki.uploads == ["Timeline-bridge.png"]


@pytest.mark.parametrize("wiki", [MemoryWiki(takes_no_files=True), MemoryWiki(allowance=NOTHING)])
def test_where_the_wiki_takes_no_picture_the_table_stands_alone(site: Built, wiki: MemoryWiki) -> None:
    (outcome,) = published(wiki, with_picture(site))
    assert outcome.kind == "written"
    assert "File:" not in wiki.text(PAGE)
    assert "{| class=" in wiki.text(PAGE)
    assert published(wiki, site)[0].kind == "unchanged"


@pytest.mark.parametrize(
    ("allowance", "expected"),
    [
        (ALLOWS, f'<storytimeline src="{SITE}topics/bridge/embed.html" height="{HEIGHT}" title="The old bridge" />'),
        (Allowance(False, True, True), f'<html><iframe src="{SITE}topics/bridge/embed.html"'),
        (Allowance(None, None, None), "{| class="),
    ],
)
def test_the_best_that_the_wiki_allows_is_taken(site: Built, allowance: Allowance, expected: str) -> None:
    wiki = MemoryWiki(allowance=allowance)
    published(wiki, site)
    assert expected in wiki.text(PAGE)


def test_without_the_address_of_the_site_there_is_no_embed_and_the_outcome_says_so(site: Built) -> None:
    wiki = MemoryWiki(allowance=ALLOWS)
    (outcome,) = published(wiki, site, base_url=None)
    assert "base_url is not set" in outcome.notes[0]
    assert "{| class=" in wiki.text(PAGE)
    with pytest.raises(PublishError, match="embed = 'tag' needs base_url"):
        published(wiki, site, base_url=None, embed="tag")


def test_an_embed_that_the_wiki_does_not_allow_is_an_error_and_not_a_broken_page(site: Built) -> None:
    wiki = MemoryWiki()
    with pytest.raises(PublishError, match="has not raw HTML"):
        published(wiki, site, embed="iframe")
    assert wiki.edits == []


def test_a_topic_of_very_many_events_has_a_mark_without_prints(site: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.publishing.prints.MOST", 1)
    wiki = MemoryWiki()
    published(wiki, site)
    monkeypatch.undo()
    assert max(map(len, wiki.text(PAGE).split())) < 120
