"""Words that are markup in one wiki or another, and sheets that hold them wherever words of others can stand."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.rendering.wiki.plain import plain
from timeline.rendering.wiki.sheet import Cited, Picture, Reference, Row, Sheet, Words

from ..payloads import OWN

MARKUP = (
    # MediaWiki
    "{{delete}} {{!}} {{PAGENAME}} {{#if:1|yes}} {{subst:PAGENAME}} {{{1}}} {{:Main Page}}",
    "[[Category:Struck]] [[File:Struck.png]] [[Main Page|here]] [https://elsewhere.example out] [[Special:UserLogout]]",
    "signed ~~~~ ~~~~~ ~~~ by [[User:Somebody|]]",
    "__NOTOC__ __FORCETOC__ __NOINDEX__ __HIDDENCAT__",
    "#REDIRECT [[Elsewhere]]",
    "''soft'' '''loud''' '''''both''''' l'''eau d'''''or",
    "|} |- |+ || !! ! | cell",
    "----- ==== heading ==== * # : ; > list",
    "<nowiki>a</nowiki> </nowiki> <pre> <ref name=x>y</ref> <references/> <gallery> <!-- hidden --> <onlyinclude>",
    "<html><b>raw</b></html> <syntaxhighlight lang=php> <includeonly>x</includeonly> <noinclude>",
    "-{zh-hans:a;zh-hant:b}- --> -- <--",
    "ISBN 9780306406157 RFC 2324 PMID 12345678 https://elsewhere.example/x http://elsewhere.example news:struck",
    "mailto:somebody@elsewhere.example //elsewhere.example www.elsewhere.example ftp.elsewhere.example",
    "&lt;b&gt; &#60;i&#62; &amp;amp; &nbsp; &#x3c; &colon; &",
    "'\"`UNIQ--nowiki-00000000-QINU`\"' \x7f'\"`UNIQ--item-1--QINU`\"'\x7f",
    # DokuWiki
    "%% %%% %%%% 50% %%**x**%% %%</nowiki>%% <nowiki>%%</nowiki> %",
    "%%~~NOTOC~~ ~~NOCACHE~~ ~~DISCUSSION~~ ~~INFO:syntaxmodes~~",
    "<php>echo 1;</php> <PHP> <code php> <file> </file> <HTML><b>x</b></HTML> {{rss>elsewhere.example 5}}",
    "**loud** //soft// __under__ ''mono'' <del>gone</del> <sub>low</sub> ((note)) \\\\ new line\\\\",
    "^ head ^ ::: | [[start|label]] [[:start]] [[doku>wiki]] [[\\\\server\\share|x]] {{wiki:dokuwiki-128.png}}",
    "[[https://elsewhere.example|{{wiki:dokuwiki-128.png}}]] ]] ]]] }} }}} {{ {",
    "{{wiki:dokuwiki-128.png|{{a}}}} <<EOF >>",
    "HTML WikiPage CamelCaseLink 640x480 (c) (r) (tm) -> <- => :-) :-( ;-) FIXME LOL \"quoted\" 'single' ...",
    # Confluence
    ']]> <![CDATA[x]]> <ac:structured-macro ac:name="html"><ac:plain-text-body>x</ac:plain-text-body>',
    '{html}<b>x</b>{html} {toc} {include:Home} [~admin] !picture.png! h1. heading <ri:user ri:username="admin"/>',
    # Markdown
    "[label](javascript:void) ![x](https://elsewhere.example/x.png) [ref][1] [^1] <https://elsewhere.example>",
    "`code` ``code`` *soft* **loud** _soft_ __loud__ ~~gone~~ ==mark== ^up^ ~down~",
    "\\| \\\\| \\\\\\| a | b \\",
    "@everyone @group/name #123 !45 ~label %milestone &12 $99 :tada: :+1: GH-12 group/project#1",
    "$E=mc^2$ $$x$$ $`x`$ {+added+} [-removed-] [[_TOC_]] [TOC] ::: warning",
    "1. first 2) second - dash + plus # head > quote [x] task === --- ***",
    "somebody@elsewhere.example <somebody@elsewhere.example>",
    "{% include x %} {{ site.title }} ${x} <%= x %>",
    # letters
    "عنوان الخبر \u202eevil\u202c \u2067x\u2069 כותרת",
    "\ud800 \ufffe \uffff \x00 \x0b \x1b[31m é e\u0301 \u200b \u00ad \U0001f600",
    "",
    " ",
    "]",
    "[",
    "}",
    "%",
    "\\",
    "-",
    "+ plus at the start",
    "- dash at the start",
    "} brace at the start",
    "1978. A year at the start",
    ":",
    "::: ",
    "'",
    "http:",
    "https://",
    "x" * 3000,
)
ALL = (*OWN, *MARKUP)
HREF = "https://news.example/a?b=1&lt=2&c=%7Bd%7D#e"


def sheet(words: Sequence[str], *, direction: str = "ltr") -> Sheet:
    """A row and a reference for each of the words, which stand in all their cells; the first article has no address."""
    plained = [plain(each) for each in words]
    return Sheet(
        key="topic-of-tests",
        language="en",
        direction=direction,
        lines=(" ".join(plained[:3]),),
        words=Words("Date", "Event", "How sure", "Sources", "The articles", "Open the timeline", "archived copy"),
        rows=tuple(
            Row(sort="2024-05-04", when=each, title=each, doubt=(each, "Planned"), sources=(Cited(each, (n, 1)),))
            for n, each in enumerate(plained, 1)
        ),
        references=tuple(
            Reference(outlet=each, title=each or "Untitled", published=each, href=HREF if n else None, archived=HREF)
            for n, each in enumerate(plained)
        ),
        page="https://news.example/timelines/topics/bridge/",
        picture=Picture("Topic-of-tests.png", plained[-1]),
    )
