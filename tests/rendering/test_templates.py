"""A newsroom's own templates: single blocks, whole files, and what is said of a slip in one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from timeline.errors import SettingsError
from timeline.pipeline import build
from timeline.rendering.site import render_site
from timeline.settings import Settings, load_settings

from .fixtures import bridge

PAGE = "topics/oster-bridge/index.html"


def rendered(folder: Path, **templates: str) -> dict[str, str]:
    for name, text in templates.items():
        (folder / f"{name}.html.j2").write_text(text, encoding="utf-8")
    files = render_site(bridge(), Settings(templates=str(folder)))
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


def test_one_block_is_overridden_and_all_else_stays(tmp_path: Path) -> None:
    plain = render_site(bridge(), Settings())[PAGE].decode()
    own = rendered(
        tmp_path,
        topic="{% extends 'default/topic.html.j2' %}{% block standfirst %}<p>{{ page.title }}: ours</p>{% endblock %}",
    )
    assert "<p>Oster Bridge closed after crack is found: ours</p>" in own[PAGE]
    assert '<p class="standfirst"' not in own[PAGE]
    assert own[PAGE].count("<blockquote") == plain.count("<blockquote") > 5
    assert own["index.html"] == render_site(bridge(), Settings())["index.html"].decode()


def test_block_around_the_one_of_ours_keeps_it(tmp_path: Path) -> None:
    own = rendered(
        tmp_path,
        base="{% extends 'default/base.html.j2' %}{% block footer %}{{ super() }}<p>The desk</p>{% endblock %}",
    )
    assert all(page.count("<p>The desk</p>") == 1 for page in own.values())


def test_whole_file_stands_in_for_ours_in_the_pages_that_use_it(tmp_path: Path) -> None:
    own = rendered(
        tmp_path,
        event="""{% import 'default/event.html.j2' as ours %}
{% set lang, figure, article, reason = ours.lang, ours.figure, ours.article, ours.reason %}
{% set event = ours.event %}
{% macro quotation(evidence) %}<q>{{ evidence.outlet }}</q>{% endmacro %}""",
    )
    assert own[PAGE].count('<li class="event"') == 9


def test_past_states_are_laid_out_by_templates_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "event.html.j2").write_text(
        "{% import 'default/event.html.j2' as ours %}"
        "{% set lang, figure, article = ours.lang, ours.figure, ours.article %}"
        "{% set reason, quotation = ours.reason, ours.quotation %}"
        "{% macro event(entry, root, home='') %}<li class='event' id='event-{{ entry.id }}'>"
        "{{ site_title }} tells {{ entry.title }}</li>{% endmacro %}"
    )
    path = tmp_path / "articles.jsonl"
    texts = ("The old bridge closed on Monday.", "The old bridge closed on Monday and reopened on Friday.")
    articles = [
        {"id": f"a{n}", "title": "Old bridge", "text": text, "published": f"2023-03-1{4 + 5 * n}"}
        for n, text in enumerate(texts)
    ]
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    settings = Settings(templates=str(tmp_path), site_title="The desk")
    build([str(path)], tmp_path / "site", settings, single_topic="The bridge")
    folder = tmp_path / "site" / "topics" / "the-bridge"
    assert "The desk tells" in (folder / "index.html").read_text("utf-8")
    assert "The desk tells" in (folder / "states.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{% extends 'default/topic.html.j2' %}\n{% block main %}\n{{ page.titel }}\n{% endblock %}",
            r"line 3: .*titel",
        ),
        ("{% extends 'default/topic.html.j2' %}\n{% block main %}\n{% endfor %}", r"line 3: .*endfor"),
        ("{% extends 'default/topics.html.j2' %}", r"line 1: there is no template 'default/topics.html.j2'"),
        ("\n{% extends 'topic.html.j2' %}", r"line 2: it extends or includes itself"),
        ("{{ 1 / 0 }}", r"line 1: division by zero"),
        ("{{ nobody }}", r"line 1: 'nobody' is undefined"),
    ],
)
def test_slip_in_a_template_is_told_with_its_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=r"topic\.html\.j2, " + told) as error:
        rendered(tmp_path, topic=text)
    assert str(tmp_path / "topic.html.j2") in str(error.value)
    assert "docs/theme.md" in str(error.value)


def test_macro_that_is_missing_is_told_with_who_asked_for_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"our topic\.html\.j2, line \d+, do not go together: .*'lang'"):
        rendered(tmp_path, event="{% import 'default/event.html.j2' as ours %}{% set article = ours.article %}")


def test_slip_that_can_be_seen_ends_a_build_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "part.j2").write_text("{% if %}")
    (tmp_path / "base.html.j2").write_text("{% extends 'default/base.html.j2' %}")
    with pytest.raises(SettingsError, match=r"part\.j2, line 1"):
        build([str(tmp_path / "no-such-input")], tmp_path / "site", Settings(templates=str(tmp_path)))


def test_folder_without_one_of_the_templates_is_refused_with_their_names(tmp_path: Path) -> None:
    (tmp_path / "topics.html.j2").write_text("x")
    with pytest.raises(SettingsError, match=r"holds none of base\.html\.j2, .*topic\.html\.j2"):
        rendered(tmp_path)


def test_folder_counts_from_the_settings_file_and_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    path = tmp_path / "timeline.toml"
    path.write_text('templates = "own"\n')
    assert load_settings(path).templates == (tmp_path / "own").as_posix()
    path.write_text('templates = "other"\n')
    with pytest.raises(SettingsError, match=r"templates: .*other is no folder"):
        load_settings(path)


def test_words_of_an_article_stay_text_in_a_template_of_ones_own(tmp_path: Path) -> None:
    event = replace(bridge().topics[0].events[0], title="<b>x</b>")
    topic = replace(bridge().topics[0], events=(event,))
    (tmp_path / "topic.html.j2").write_text(
        "{% extends 'default/topic.html.j2' %}{% block main %}{{ page.groups[0].entries[0].title }}{% endblock %}"
    )
    files = render_site(replace(bridge(), topics=(topic,)), Settings(templates=str(tmp_path)))
    assert b"&lt;b&gt;x&lt;/b&gt;" in files[PAGE]
