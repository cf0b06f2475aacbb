"""One article, as each format that can be read has it: for what holds for all of them."""

from __future__ import annotations

import io
import json
from datetime import datetime
from functools import cache
from textwrap import wrap

from tests.reading.formats.pdf_pages import pdf

TITLE = "Ferry lost in gale"
FIRST = "The ferry left the harbour of Marrey on Monday in a gale, and did not answer the calls of the coast guard."
SECOND = "Two boats went out to look for it and came back at night with nothing but a door, police said on Tuesday."
URL = "https://www.ledger-north.example/coast/ferry-lost"
TIME = "2024-11-15T10:48:00"
OUTLET = "Ledger North"
DATE_LINE = "Published 15 November 2024, 10:48"
"""In formats that have no place for a time; it stays a part of their text."""

SETTINGS = """
[fields]
records = "wreck"

[sources."Northern Ledger"]
aliases = ["Ledger North", "ledger-north.example"]
zone = "Europe/Oslo"
language = "nn"
hemisphere = "south"
"""
"""Under which the outlet of the article is `Northern Ledger`."""

_PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
_RECORD = {
    "id": "ferry",
    "title": TITLE,
    "text": f"{FIRST}\n\n{SECOND}",
    "source": OUTLET,
    "url": URL,
    "published": TIME,
}


@cache
def samples() -> dict[str, bytes]:
    """The article in each format, by the format's name. Its time has no offset wherever the format can be so."""
    found = {name: text.encode() for name, text in _TEXTS.items()}
    found |= {name: json.dumps(value, indent=1).encode() for name, value in _JSON.items()}
    return found | {"Parquet": _parquet(), "Word document": _word(), "PDF": _pdf(), "spreadsheet": _sheet()}


def _parquet() -> bytes:
    import pyarrow  # noqa: PLC0415  (slow to import)
    from pyarrow import parquet  # noqa: PLC0415  (as above)

    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([_RECORD]), file)
    return file.getvalue()


def _sheet() -> bytes:
    import openpyxl  # noqa: PLC0415  (an extra)

    book = openpyxl.Workbook()
    book.active.append(list(_RECORD))
    book.active.append(list(_RECORD.values()))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _word() -> bytes:
    import docx  # noqa: PLC0415  (an extra)

    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(2024, 11, 16)
    document.add_heading(TITLE, level=1)
    for paragraph in (DATE_LINE, FIRST, SECOND):
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    lines = [(60, 760, 22, TITLE), (60, 720, 11, DATE_LINE)]
    for number, text in enumerate((FIRST, SECOND)):
        lines += [(60, 690 - 60 * number - 14 * at, 11, line) for at, line in enumerate(wrap(text, 60))]
    return pdf(lines)


_PAGE = f"""<head><title>{TITLE}</title><meta property="og:site_name" content="{OUTLET}">
<meta property="article:published_time" content="{TIME}"><link rel="canonical" href="{URL}"></head>
<body><article><h1>{TITLE}</h1>{_PARAGRAPHS}</article></body>"""

_JSON: dict[str, object] = {
    "JSON": {"wreck": [_RECORD]},
    "ninjs": {
        "standard": {"name": "ninjs", "version": "2.1"},
        "uri": "urn:example:ferry",
        "type": "text",
        "versioncreated": TIME,
        "provider": OUTLET,
        "headlines": [{"value": TITLE}],
        "bodies": [{"value": f"{FIRST}\n\n{SECOND}", "contenttype": "text/plain"}],
    },
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": OUTLET,
        "items": [
            {"id": "ferry", "url": URL, "title": TITLE, "content_html": _PARAGRAPHS, "date_published": TIME},
        ],
    },
    "WordPress REST": [
        {
            "id": 7,
            "date": TIME,
            "link": URL,
            "status": "publish",
            "type": "post",
            "title": {"rendered": TITLE},
            "content": {"rendered": _PARAGRAPHS},
        }
    ],
    "Arc ANS": {
        "type": "story",
        "version": "0.10.9",
        "_id": "FERRY",
        "headlines": {"basic": TITLE},
        "canonical_url": URL,
        "display_date": TIME,
        "content_elements": [{"type": "text", "content": FIRST}, {"type": "text", "content": SECOND}],
    },
    "schema.org JSON-LD": {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "articleBody": f"{FIRST}\n\n{SECOND}",
        "datePublished": TIME,
        "url": URL,
        "publisher": {"@type": "Organization", "name": OUTLET},
    },
}

_TEXTS = {
    "HTML": f"<!doctype html><html>{_PAGE}</html>",
    "HTML fragment": f'<article itemscope><meta property="og:site_name" content="{OUTLET}">'
    f'<meta property="article:published_time" content="{TIME}"><h1>{TITLE}</h1>{_PARAGRAPHS}</article>',
    "plain text": f"{TITLE} | {OUTLET}\n\nPublished 15 November 2024, 10:48\n\n{FIRST}\n\n{SECOND}\n",
    "JSON lines": json.dumps(_RECORD) + "\n",
    "table": f'id,title,text,source,url,published\nferry,{TITLE},"{FIRST}\n\n{SECOND}",{OUTLET},{URL},{TIME}\n',
    "Markdown": f"---\ntitle: {TITLE}\ndate: {TIME}\nsource: {OUTLET}\n---\n\n{FIRST}\n\n{SECOND}\n",
    "RSS": f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><item><title>{TITLE}</title><link>{URL}</link>
<dc:date>{TIME}</dc:date><content:encoded><![CDATA[{_PARAGRAPHS}]]></content:encoded></item></channel></rss>""",
    "Atom": f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><entry><id>ferry</id><title>{TITLE}</title>
<link href="{URL}"/><published>{TIME}</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
{_PARAGRAPHS}</div></content></entry></feed>""",
    "WordPress export": f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>{OUTLET}</title><item><title>{TITLE}</title><link>{URL}</link>
<content:encoded><![CDATA[{_PARAGRAPHS}]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_date>2024-11-15 10:48:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>""",
    "NITF": f"""<nitf><head><title>{TITLE}</title><docdata><doc-id id-string="ferry"/><date.issue norm="{TIME}"/>
<doc.copyright holder="{OUTLET}"/></docdata><pubdata name="{OUTLET}" date.publication="{TIME}"/></head><body><body.head>
<hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content>{_PARAGRAPHS}</body.content></body></nitf>""",
    "NewsML-G2": f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:ferry" version="1">
<itemMeta><itemClass qcode="ninat:text"/>
<provider><name>{OUTLET}</name></provider><versionCreated>{TIME}</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>{TITLE}</headline></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body>{_PARAGRAPHS}</body></html></inlineXML></contentSet></newsItem>""",
    "NewsML 1": f"""<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier>
<PublicIdentifier>urn:example:ferry</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>{TIME}</FirstCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>
<HeadLine>{TITLE}</HeadLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="{OUTLET}"/></Provider>
</AdministrativeMetadata><ContentItem><MediaType FormalName="Text"/>
<DataContent>{_PARAGRAPHS}</DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>""",
    "mail": f"""From: {OUTLET} <desk@ledger-north.example>
To: wire@paper.example
Message-ID: <ferry@ledger-north.example>
Subject: {TITLE}
Date: Fri, 15 Nov 2024 10:48:00 +0100
Content-Type: text/plain; charset=utf-8

{FIRST}

{SECOND}
""",
    "XML by paths": f"""<wrecks><wreck><id>ferry</id><title>{TITLE}</title><text>{FIRST} {SECOND}</text>
<source>{OUTLET}</source><published>{TIME}</published></wreck></wrecks>""",
}
