"""Who we are to a wiki: where passwords come from, and that none is shown."""

from __future__ import annotations

import traceback

import pytest

from timeline.errors import SettingsError
from timeline.publishing.credentials import Credentials, Secret, credentials_of, hiding
from timeline.publishing.faults import PublishError

PASSWORD = "vivid-otter-31"


def revealed(credentials: Credentials) -> tuple[str | None, str | None, str | None]:
    password, token = credentials.password, credentials.token
    return credentials.user, password.reveal() if password else None, token.reveal() if token else None


def test_the_variables_have_the_name_of_the_wiki() -> None:
    environment = {"TIMELINE_CITY_DESK_USER": "Desk@bot", "TIMELINE_CITY_DESK_PASSWORD": PASSWORD}
    assert revealed(credentials_of("city-desk", None, environment)) == ("Desk@bot", PASSWORD, None)


def test_a_token_outranks_a_password_and_the_environment_the_settings() -> None:
    environment = {"TIMELINE_WIKI_USER": "Desk", "TIMELINE_WIKI_PASSWORD": "other", "TIMELINE_WIKI_TOKEN": PASSWORD}
    assert revealed(credentials_of("wiki", "Somebody", environment)) == ("Desk", None, PASSWORD)


def test_the_keyring_is_asked_where_the_environment_has_nothing() -> None:
    held = {("story-timeline:wiki", "Desk"): PASSWORD}
    found = credentials_of(
        "wiki", "Desk", {"TIMELINE_WIKI_PASSWORD": ""}, lambda service, entry: held.get((service, entry))
    )
    assert revealed(found) == ("Desk", PASSWORD, None)
    held = {("story-timeline:wiki", "token"): PASSWORD}
    found = credentials_of("wiki", None, {}, lambda service, entry: held.get((service, entry)))
    assert revealed(found) == (None, None, PASSWORD)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "set TIMELINE_WIKI_TOKEN, or TIMELINE_WIKI_USER and TIMELINE_WIKI_PASSWORD"),
        ({"TIMELINE_WIKI_PASSWORD": PASSWORD}, "no user: set TIMELINE_WIKI_USER, or publish.wikis.wiki.user"),
        ({"TIMELINE_WIKI_USER": "Desk"}, "`keyring set story-timeline:wiki Desk`"),
    ],
)
def test_what_is_missing_is_named(environment: dict[str, str], told: str) -> None:
    with pytest.raises(PublishError) as error:
        credentials_of("wiki", None, environment, lambda service, entry: None)
    assert told in str(error.value)
    assert PASSWORD not in str(error.value)


def test_a_secret_is_not_shown_where_it_is_printed() -> None:
    credentials = Credentials("Desk", password=Secret(PASSWORD))
    assert PASSWORD not in f"{credentials} {credentials!r} {credentials.password}"
    assert credentials.hide(f"lgpassword={PASSWORD}&x") == "lgpassword=…&x"


@pytest.mark.parametrize(
    "said",
    [
        "GET /?lgpassword=a%26b%22+%C3%A9 500",
        "GET /?lgpassword=a%26b%22%20%C3%A9 500",
        r'{"lgpassword": "a&b\" \u00e9"}',
        "Authorization: Basic RGVzazphJmIiIMOp",
        "<input value='a&amp;b&quot; é'>",
    ],
)
def test_a_secret_is_hidden_in_each_form_in_which_it_is_sent(said: str) -> None:
    hidden = Credentials("Desk", password=Secret('a&b" é')).hide(said)
    assert hidden.count("…") == 1
    assert "a" not in hidden.partition("…")[2].replace("'>", "")
    assert "RGVz" not in hidden


def test_a_secret_from_a_file_is_taken_without_the_end_of_its_line() -> None:
    environment = {"TIMELINE_WIKI_USER": "Desk", "TIMELINE_WIKI_PASSWORD": f"{PASSWORD} \r\n"}
    assert revealed(credentials_of("wiki", None, environment)) == ("Desk", f"{PASSWORD} ", None)
    assert revealed(credentials_of("wiki", None, {"TIMELINE_WIKI_TOKEN": f"{PASSWORD}\n"}))[2] == PASSWORD


@pytest.mark.parametrize("token", [f"{PASSWORD}\nX-Other: 1", f"{PASSWORD} twice", "tök\u2026en", " "])
def test_what_cannot_be_a_token_is_named_by_its_place_alone(token: str) -> None:
    with pytest.raises(PublishError, match="TIMELINE_WIKI_TOKEN is no token") as error:
        credentials_of("wiki", None, {"TIMELINE_WIKI_TOKEN": token})
    assert token.strip() == "" or token.strip() not in str(error.value)


@pytest.mark.parametrize("error", [SettingsError(f"at {PASSWORD}"), KeyError(PASSWORD), ValueError("plain")])
def test_no_exception_carries_a_secret_out(error: Exception) -> None:
    def fail() -> None:
        try:
            raise error
        except Exception as cause:
            raise type(error)(*error.args) from cause

    with pytest.raises(Exception) as caught, hiding(Credentials("Desk", token=Secret(PASSWORD))):  # noqa: PT011  (each kind)
        fail()
    told = "".join(traceback.format_exception(caught.value))
    shown = "".join(traceback.format_exception_only(caught.value))
    assert PASSWORD not in shown
    assert caught.value.__cause__ is None or PASSWORD not in told
