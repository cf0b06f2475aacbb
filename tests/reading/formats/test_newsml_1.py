"""NewsML 1.x: items with components, as the standard describes them, and the same broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.settings import Settings

ITEM = """<NewsItem xml:lang="en">
  <Identification>
    <NewsIdentifier>
      <ProviderId>zna.example</ProviderId><DateId>20241114</DateId><NewsItemId>kelby</NewsItemId>
      <RevisionId PreviousRevision="1" Update="N">2</RevisionId>
      <PublicIdentifier>urn:newsml:zna.example:20241114:kelby:2</PublicIdentifier>
    </NewsIdentifier>
  </Identification>
  <NewsManagement>
    <NewsItemType FormalName="News"/>
    <FirstCreated>20241114T143200+0100</FirstCreated>
    <ThisRevisionCreated>20241114T150500+0100</ThisRevisionCreated>
    <Status FormalName="Usable"/>
    <Urgency FormalName="3"/>
    <Instruction FormalName="Update"/>
  </NewsManagement>
  <NewsComponent>
    <Role FormalName="Main"/>
    <NewsLines>
      <HeadLine>Dam at Kelby bursts</HeadLine>
      <ByLine>By Mara Lund</ByLine>
      <DateLine>KELBY, Nov 14 (AFP) -</DateLine>
      <KeywordLine>dams</KeywordLine>
      <RightsLine>No archive.</RightsLine>
    </NewsLines>
    <AdministrativeMetadata>
      <Provider><Party FormalName="Zenith News Agency"/></Provider>
      <Source><Party FormalName="AFP"/></Source>
    </AdministrativeMetadata>
    <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
    <ContentItem>
      <MediaType FormalName="Text"/>
      <DataContent><nitf><body><body.content><p>The dam burst.</p><p>Schools stay shut.</p></body.content></body></nitf>
      </DataContent>
    </ContentItem>
    <NewsComponent>
      <Role FormalName="Caption"/>
      <ContentItem><MediaType FormalName="Text"/><DataContent><p>The valley</p></DataContent></ContentItem>
    </NewsComponent>
  </NewsComponent>
</NewsItem>
"""

Read = Callable[[str], list[Article | Diagnostic]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(*items: str) -> list[Article | Diagnostic]:
        path = tmp_path / "item.xml"
        envelope = "<NewsEnvelope><DateAndTime>20241114T151000+0100</DateAndTime></NewsEnvelope>"
        path.write_text(f'<?xml version="1.0"?>\n<NewsML Version="1.2">{envelope}{"".join(items)}</NewsML>', "utf-8")
        return list(read_document(str(path), Settings(), None))

    return read


def article(found: list[Article | Diagnostic]) -> Article:
    (only,) = found
    assert isinstance(only, Article), only
    return only


def test_an_item_is_read_with_all_that_it_states(read: Read) -> None:
    found = article(read(ITEM))
    assert (found.id, found.title) == ("urn:newsml:zna.example:20241114:kelby", "Dam at Kelby bursts")
    assert found.text == "The dam burst.\n\nSchools stay shut."
    assert (found.source, found.agency, found.byline) == ("Zenith News Agency", "AFP", "Mara Lund")
    assert (found.language, found.tags) == ("en", ("dams",))
    assert str(found.dating.published) == "2024-11-14T14:32:00+01:00"
    assert str(found.dating.updated) == "2024-11-14T15:05:00+01:00"
    assert found.filing is not None
    assert found.filing.place == "KELBY"
    assert found.rights is not None
    assert found.rights.usage_terms == "No archive."


def test_an_item_without_a_provider_is_of_whoever_numbers_it(read: Read) -> None:
    provider = '<Provider><Party FormalName="Zenith News Agency"/></Provider>'
    assert article(read(ITEM.replace(provider, ""))).source == "zna.example"


@pytest.mark.parametrize(
    "content",
    [
        "<p>It burst.</p><p>It is over.</p>",
        "<html><head><title>x</title></head><body><p>It burst.</p><p>It is over.</p></body></html>",
        "&lt;p&gt;It burst.&lt;/p&gt;&lt;p&gt;It is over.&lt;/p&gt;",
        "It burst.\n\nIt is over.",
    ],
)
def test_the_text_may_be_paragraphs_a_page_or_plain(read: Read, content: str) -> None:
    start, end = ITEM.index("<nitf>"), ITEM.index("</nitf>") + len("</nitf>")
    assert article(read(ITEM[:start] + content + ITEM[end:])).text == "It burst.\n\nIt is over."


@pytest.mark.parametrize(
    ("status", "usage"), [("Canceled", "withdrawn"), ("Withheld", "withdrawn"), ("Usable", "usable")]
)
def test_its_status_counts(read: Read, status: str, usage: str) -> None:
    assert article(read(ITEM.replace('"Usable"', f'"{status}"'))).status == usage


def test_an_instruction_tells_of_a_correction(read: Read) -> None:
    assert article(read(ITEM.replace('"Update"/>', '"Correction"/>'))).status == "corrected"


def test_an_embargo_ends_when_its_status_will_change(read: Read) -> None:
    change = '<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20241115T060000+0100</DateAndTime>'
    held = ITEM.replace('<Status FormalName="Usable"/>', f'<Status FormalName="Embargoed"/>{change}</StatusWillChange>')
    found = article(read(held))
    assert str(found.embargo_until) == str(found.dating.published) == "2024-11-15T06:00:00+01:00"


def test_an_embargo_without_an_end_lets_nothing_through(read: Read) -> None:
    (told,) = read(ITEM.replace('<Status FormalName="Usable"', '<Status FormalName="Embargoed"'))
    assert isinstance(told, Diagnostic)
    assert "does not say until when" in told.reason


def test_pictures_are_counted_and_several_items_read(read: Read) -> None:
    picture = (
        '<NewsItem><NewsComponent><ContentItem><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsItem>'
    )
    first, second, told = read(ITEM, ITEM.replace("kelby", "ferry"), picture)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(told, Diagnostic)
    assert (first.id[-5:], second.id[-5:], told.kept) == ("kelby", "ferry", True)


def test_an_item_that_is_cut_off_is_left_out_and_told(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    path.write_text(f'<NewsML Version="1.2">{ITEM}{ITEM[: ITEM.index("Schools")]}', encoding="utf-8")
    found = list(read_document(str(path), Settings(), None))
    assert len([each for each in found if isinstance(each, Article)]) == 1
    assert any(isinstance(each, Diagnostic) and "ends in the middle" in each.reason for each in found)
