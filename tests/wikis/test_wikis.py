"""The wikis that other tests build on are real: pages are read, edited and uploaded to, and faults can be made."""

from __future__ import annotations

import base64
import json
import xmlrpc.client
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest

from .accounts import Account
from .dokuwiki import DokuWiki
from .mediawiki import MediaWiki


def ask(opener: OpenerDirector, wiki: MediaWiki, **given: str) -> dict[str, object]:
    with opener.open(wiki.api, urlencode({**given, "format": "json", "formatversion": "2"}).encode()) as answer:
        return dict(json.load(answer))


def logged_in(wiki: MediaWiki, account: Account) -> tuple[OpenerDirector, dict[str, object]]:
    opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
    tokens = ask(opener, wiki, action="query", meta="tokens", type="login")
    token = tokens["query"]["tokens"]["logintoken"]  # type: ignore[index]
    answer = ask(opener, wiki, action="login", lgname=account.name, lgpassword=account.password, lgtoken=token)
    return opener, dict(answer["login"])  # type: ignore[call-overload]


def read(address: str) -> str:
    with build_opener(ProxyHandler({})).open(address) as answer:
        return str(answer.read().decode())


def test_a_page_saved_in_mediawiki_is_read_there(mediawiki: MediaWiki) -> None:
    mediawiki.write("Åland ferry", "The '''ferry''' sails.")

    assert mediawiki.text("Åland ferry").strip() == "The '''ferry''' sails."
    assert "The <b>ferry</b> sails." in read(mediawiki.address("Åland ferry"))


def test_a_bot_password_logs_in_to_mediawiki_and_a_wrong_one_does_not(mediawiki: MediaWiki) -> None:
    assert logged_in(mediawiki, mediawiki.bot)[1]["result"] == "Success"
    assert logged_in(mediawiki, Account(mediawiki.bot.name))[1]["result"] == "Failed"


def test_a_setting_of_mediawiki_holds_at_once_and_only_meanwhile(mediawiki: MediaWiki) -> None:
    mediawiki.write("Raw", '<html><iframe id="raw"></iframe></html>')

    assert '<iframe id="raw">' not in read(mediawiki.address("Raw"))
    with mediawiki.settings("$wgRawHtml = true;"):
        assert '<iframe id="raw">' in read(mediawiki.address("Raw"))
    assert '<iframe id="raw">' not in read(mediawiki.address("Raw"))


def test_mediawiki_is_gone_while_its_server_is_down(mediawiki: MediaWiki) -> None:
    with mediawiki.server.down(), pytest.raises(URLError):
        read(mediawiki.url)

    assert "Newsroom Wiki" in read(mediawiki.url)


def test_a_page_saved_in_dokuwiki_is_read_there(dokuwiki: DokuWiki) -> None:
    dokuwiki.write("topics:ferry", "The **ferry** sails.")

    assert "The <strong>ferry</strong> sails." in read(dokuwiki.address("topics:ferry"))


def test_a_setting_of_dokuwiki_holds_at_once_and_only_meanwhile(dokuwiki: DokuWiki) -> None:
    dokuwiki.write("raw", '<html><iframe id="raw"></iframe></html>')

    assert '<iframe id="raw">' not in read(dokuwiki.address("raw"))
    with dokuwiki.settings("$conf['htmlok'] = 1;"):
        assert '<iframe id="raw">' in read(dokuwiki.address("raw"))
    assert '<iframe id="raw">' not in read(dokuwiki.address("raw"))


@pytest.mark.parametrize("name", ["editor", "reader"])
def test_a_user_of_dokuwiki_may_write_by_its_interface_and_a_reader_may_not(dokuwiki: DokuWiki, name: str) -> None:
    account: Account = getattr(dokuwiki, name)
    login = base64.b64encode(f"{account.name}:{account.password}".encode()).decode()
    client = xmlrpc.client.ServerProxy(dokuwiki.api, headers=[("Authorization", f"Basic {login}")])

    if name == "editor":
        client.wiki.putPage("by:editor", "Written by a program.", {"sum": "first"})
        assert dokuwiki.text("by:editor") == "Written by a program."
    else:
        with pytest.raises((xmlrpc.client.Fault, xmlrpc.client.ProtocolError)):
            client.wiki.putPage("by:reader", "Written by a program.", {"sum": "first"})


def test_a_wrong_password_is_refused_by_dokuwiki(dokuwiki: DokuWiki) -> None:
    login = base64.b64encode(f"editor:{Account('editor').password}".encode()).decode()
    client = xmlrpc.client.ServerProxy(dokuwiki.api, headers=[("Authorization", f"Basic {login}")])

    with pytest.raises(xmlrpc.client.ProtocolError) as refused:
        client.wiki.putPage("by:nobody", "Written by a program.", {})
    assert refused.value.errcode == 401


def test_dokuwiki_is_gone_while_its_server_is_down(dokuwiki: DokuWiki) -> None:
    with dokuwiki.server.down(), pytest.raises((URLError, HTTPError)):
        read(dokuwiki.url)

    assert "Newsroom DokuWiki" in read(dokuwiki.url)
