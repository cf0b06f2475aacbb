"""Mail: messages and mailboxes, with whatever their senders' programs make of them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.settings import Settings

WRAPPED = """The council closed the bridge at Ullmouth on Monday, and the harbour
office says that it opens in June.

Divers will look at its piles on Thursday, and the council decides next
week what becomes of it. Fishermen go to Norrvik until then.
"""
FLAT = [
    "The council closed the bridge at Ullmouth on Monday, and the harbour office says that it opens in June.",
    "Divers will look at its piles on Thursday, and the council decides next week what becomes of it. "
    "Fishermen go to Norrvik until then.",
]


def mail(text: str = WRAPPED, subject: str = "Bridge closed at Ullmouth") -> EmailMessage:
    message = EmailMessage()
    message["Received"] = "from a.example by b.example; Fri, 15 Nov 2024 10:49:03 +0100 (CET)"
    message["From"] = "Harbour Office Ullmouth <press@harbour.example>"
    message["To"] = "desk@post.example"
    message["Date"] = "Fri, 15 Nov 2024 10:48:00 +0100"
    message["Subject"] = subject
    message["Message-ID"] = "<2024.1115@harbour.example>"
    message.set_content(text)
    return message


def read(path: Path, data: bytes) -> list[Article | Diagnostic]:
    path.write_bytes(data)
    return list(read_document(str(path), Settings(), None))


def article(path: Path, message: EmailMessage) -> Article:
    (only,) = read(path, message.as_bytes())
    assert isinstance(only, Article), only
    return only


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.bin"


def test_a_message_is_an_article_with_its_headers(path: Path) -> None:
    found = article(path, mail())
    assert found.id == "2024.1115@harbour.example"
    assert found.title == "Bridge closed at Ullmouth"
    assert found.source == "Harbour Office Ullmouth"
    assert str(found.dct) == "2024-11-15T10:48:00+01:00"
    assert str(found.captured) == "2024-11-15T10:49:03+01:00"
    assert found.text.split("\n\n") == FLAT


def test_an_agency_that_writes_is_one(path: Path) -> None:
    message = mail()
    message.replace_header("From", "Reuters <desk@reuters.example>")
    assert article(path, message).agency == "Reuters"


def test_headers_in_other_letters_are_read(path: Path) -> None:
    message = mail(subject="Brücke in Ållmünde gesperrt")
    assert b"Br\xc3\xbccke" not in message.as_bytes()
    assert article(path, message).title == "Brücke in Ållmünde gesperrt"


@pytest.mark.parametrize("declared", [b"utf-8", b"us-ascii", b"no-such-thing"])
def test_a_body_in_another_encoding_than_declared_is_read(path: Path, declared: bytes) -> None:
    data = mail("Die Brücke wurde für Monate gesperrt, sagt die Behörde. Größere Schäden gab es nicht.").as_bytes()
    head, _, _ = data.partition(b"\n\n")
    head = head.replace(b'charset="utf-8"', b'charset="' + declared + b'"').replace(b"quoted-printable", b"8bit")
    body = "Die Brücke wurde für Monate gesperrt, sagt die Behörde. Größere Schäden gab es nicht.\n".encode("latin-1")
    (found,) = read(path, head.replace(b"base64", b"8bit") + b"\n\n" + body)
    assert isinstance(found, Article)
    assert found.text.startswith("Die Brücke wurde für Monate gesperrt")


def test_of_a_plain_and_an_html_part_the_plain_one_is_read_unless_it_is_a_stub(path: Path) -> None:
    page = "".join(f"<p>{each}</p>" for each in FLAT)
    message = mail()
    message.add_alternative(f"<html><body>{page}<p>Unsubscribe</p></body></html>", subtype="html")
    assert article(path, message).text.split("\n\n") == FLAT
    message = mail("Your program does not show HTML.")
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    assert article(path, message).text.split("\n\n") == FLAT


def test_a_message_of_html_alone_with_pictures_in_it_is_no_saved_page(path: Path) -> None:
    message = mail()
    message.set_content("<p>" + "</p><p>".join(FLAT) + "</p>", subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<a>")
    assert message.get_content_type() == "multipart/related"
    found = article(path, message)
    assert found.text.split("\n\n") == FLAT
    assert found.source == "Harbour Office Ullmouth"


def test_what_hangs_on_a_message_is_named_and_not_read(path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="statement.pdf")
    found, told = read(path, message.as_bytes())
    assert isinstance(found, Article)
    assert isinstance(told, Diagnostic)
    assert told.kept
    assert "statement.pdf" in told.reason


def test_the_signature_is_left_out_and_flowed_lines_are_joined(path: Path) -> None:
    assert "555" not in article(path, mail(f"{WRAPPED}\n-- \nPress desk\nPhone 555 1234\n")).text
    data = mail("It was \nclosed on Monday. \nIt opens\nin June.\n").as_bytes()
    (found,) = read(path, data.replace(b'text/plain; charset="utf-8"', b'text/plain; charset="utf-8"; format=flowed'))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == ["It was closed on Monday. It opens", "in June."]


def test_a_list_and_short_lines_are_not_joined(path: Path) -> None:
    listed = (
        "What will happen now at the harbour of Ullmouth, as the office says it:\n- Divers on Thursday\n- The council\n"
    )
    assert article(path, mail(listed)).text.split("\n\n")[1:] == ["- Divers on Thursday", "- The council"]


def mailbox(*messages: EmailMessage) -> bytes:
    line = b"From press@harbour.example Fri Nov 15 09:48:00 2024\n"
    return b"\n".join(line + message.as_bytes().replace(b"\nFrom ", b"\n>From ") for message in messages)


def test_each_message_of_a_mailbox_is_an_article(path: Path) -> None:
    second = mail(f"From Monday on nobody may cross.\n\n{WRAPPED}", "Nobody may cross")
    second.replace_header("Message-ID", "<2@harbour.example>")
    found = read(path, mailbox(mail(), second, mail("", "Nothing")))
    assert [each.title for each in found if isinstance(each, Article)] == [
        "Bridge closed at Ullmouth",
        "Nobody may cross",
    ]
    assert isinstance(found[1], Article)
    assert found[1].text.startswith("From Monday on nobody may cross.")
    told = found[2]
    assert isinstance(told, Diagnostic)
    assert told.where == "message 3"
    assert "no text" in told.reason


def test_a_mailbox_that_is_cut_off_is_read_up_to_there(path: Path) -> None:
    data = mailbox(mail(), mail())
    found = read(path, data[: len(data) - 60])
    assert [type(each) for each in found] == [Article, Article]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Content-Type: text/plain", b"Content-Type: multipart/mixed; boundary=x"),
        (b"Date: Fri, 15 Nov", b"Date: Fri, 99 Foo"),
        (b"Subject: Bridge", b"Subject: =?utf-8?q?=FF=FE?= =?x?y?z?= Bridge"),
        (b"From: Harbour", b"From: <<<@@ Harbour"),
        (b"Message-ID: <", b"Message-ID: <<[,"),
        (b'charset="utf-8"', b"charset=\"'"),
    ],
    ids=["parts", "date", "subject", "sender", "id", "charset"],
)
def test_broken_headers_cost_no_more_than_themselves(path: Path, old: bytes, new: bytes) -> None:
    data = mail().as_bytes()
    assert old in data
    (found,) = read(path, data.replace(old, new))
    assert isinstance(found, Article | Diagnostic)
    if isinstance(found, Article):
        assert "closed the bridge" in found.text


def test_parts_within_parts_are_told_or_read(path: Path) -> None:
    head = mail().as_bytes().partition(b"Content-Type")[0]
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    (found,) = read(path, head + nested + b"Content-Type: text/plain\n\nOne.\n")
    assert isinstance(found, Article | Diagnostic)


def test_a_text_with_a_few_lines_like_headers_is_a_text(path: Path) -> None:
    text = f"From: our correspondent\nSubject: the bridge\n\n15 November 2024\n\n{' '.join(FLAT)}\n"
    (found,) = read(path, text.encode())
    assert isinstance(found, Article)
    assert found.source is None
