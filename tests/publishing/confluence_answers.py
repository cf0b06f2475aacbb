"""A Confluence in memory that answers as its REST documentation shows: the same paths, keys, codes and messages.

Written from Atlassian's public documentation of Data Center; no Confluence was at hand to record.
"""

from __future__ import annotations

import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter

BASE = "https://confluence.example/wiki"
TOKEN = "brisk-heron-4711"


class ConfluenceAnswers(BaseAdapter):
    """`pages` by title: id, version, storage and attachments. `says` answers in the place of all else, with a code, a
    message and headers."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, dict[str, Any]] = {}
        self.asked: list[tuple[str, str]] = []
        self.messages: list[str] = []
        self.says: tuple[int, str, dict[str, str]] | None = None
        self.writes_anew = False

    def send(self, request: PreparedRequest, **_: object) -> Response:  # type: ignore[override]  # what is not needed
        parts = urlsplit(request.url or "")
        self.asked.append((request.method or "", parts.path))
        if self.says is not None:
            code, message, headers = self.says
            return _answer(request, code, {"statusCode": code, "message": message}, headers)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return _answer(request, 401, {"message": "Unauthorized"})
        assert parts.path.startswith("/wiki/rest/api/")
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        code, value = self._at(request, parts.path.removeprefix("/wiki/rest/api/"), asked)
        return _answer(request, code, value)

    def close(self) -> None:
        pass

    def type(self, title: str, storage: str) -> None:
        """Save a page as a person does."""
        page = self.pages.setdefault(title, {"id": str(1000 + len(self.pages)), "version": 0, "files": {}})
        page["version"] += 1
        page["storage"] = storage

    def _at(self, request: PreparedRequest, path: str, asked: dict[str, str]) -> tuple[int, Any]:
        if path == "user/current":
            return 200, {"type": "known", "username": "desk", "displayName": "The Desk"}
        if path.startswith("space/"):
            return 200, {"id": 1, "key": path.removeprefix("space/"), "name": "Newsroom", "type": "global"}
        if path == "content" and request.method == "GET":
            assert asked["spaceKey"] == "NEWS"
            page = self.pages.get(asked["title"])
            return 200, {"results": [_content(asked["title"], page)] if page else [], "start": 0, "limit": 25}
        if path == "content":
            given = json.loads(request.body or "")
            if given["title"] in self.pages:
                told = "A page with this title already exists: A page already exists with the title"
                return 400, {"statusCode": 400, "message": told}
            self._save(given)
            return 200, _content(given["title"], self.pages[given["title"]])
        if found := re.fullmatch(r"content/(\d+)", path):
            return self._put(found[1], json.loads(request.body or ""))
        if found := re.fullmatch(r"content/(\d+)/child/attachment(?:/(\w+)/data)?", path):
            return self._attachments(request, self._by_id(found[1]), asked, found[2])
        return 404, {"statusCode": 404, "message": "No content found"}

    def _put(self, key: str, given: dict[str, Any]) -> tuple[int, Any]:
        page = self._by_id(key)
        number = given["version"]["number"]
        if number != page["version"] + 1:
            told = f"Version must be incremented on update. Current version is: {page['version']}"
            return 409, {"statusCode": 409, "message": told}
        self.messages.append(given["version"]["message"])
        self._save(given)
        return 200, _content(given["title"], page)

    def _save(self, given: dict[str, Any]) -> None:
        storage = given["body"]["storage"]
        assert storage["representation"] == "storage"
        text = storage["value"]
        if self.writes_anew:  # as Confluence gives macros a version and an id
            text = text.replace(
                '<ac:structured-macro ac:name="anchor">',
                '<ac:structured-macro ac:name="anchor" ac:schema-version="1" ac:macro-id="7c3e">',
            ).replace(" />", "/>")
        self.type(given["title"], text)

    def _attachments(
        self, request: PreparedRequest, page: dict[str, Any], asked: dict[str, str], key: str | None
    ) -> tuple[int, Any]:
        if request.method == "GET":
            names = [name for name in page["files"] if name == asked["filename"]]
            return 200, {"results": [_attachment(name, page["files"][name]) for name in names]}
        assert request.headers["X-Atlassian-Token"] in ("nocheck", "no-check")
        name, content, comment = _form(request)
        assert (name in page["files"]) == (key is not None)
        page["files"][name] = (content, comment)
        return 200, {"results": [_attachment(name, page["files"][name])]}

    def _by_id(self, key: str) -> dict[str, Any]:
        return next(page for page in self.pages.values() if page["id"] == key)


def _content(title: str, page: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": page["id"],
        "type": "page",
        "status": "current",
        "title": title,
        "version": {"number": page["version"], "minorEdit": False},
        "body": {"storage": {"value": page["storage"], "representation": "storage"}},
        "operations": [{"operation": "read", "targetType": "page"}, {"operation": "update", "targetType": "page"}],
        "_links": {"webui": f"/display/NEWS/{title}"},
    }


def _attachment(name: str, file: tuple[bytes, str]) -> dict[str, Any]:
    return {
        "id": "att42",
        "type": "attachment",
        "title": name,
        "metadata": {"comment": file[1], "mediaType": "image/png"},
        "extensions": {"mediaType": "image/png", "fileSize": len(file[0]), "comment": file[1]},
    }


def _form(request: PreparedRequest) -> tuple[str, bytes, str]:
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    body = request.body if isinstance(request.body, bytes) else b""
    parts = {
        part.get_param("name", header="content-disposition"): part
        for part in BytesParser(policy=HTTP).parsebytes(head + body).walk()
        if not part.is_multipart()
    }
    file, comment = parts["file"], parts["comment"]
    return (
        file.get_filename() or "",
        bytes(file.get_payload(decode=True)),
        bytes(comment.get_payload(decode=True)).decode(),
    )


def _answer(request: PreparedRequest, code: int, value: Any, headers: dict[str, str] | None = None) -> Response:
    answer = Response()
    answer.status_code = code
    answer.request = request
    answer.url = request.url or ""
    answer.headers.update({"Content-Type": "application/json"} | (headers or {}))
    answer.raw = BytesIO(json.dumps(value).encode())
    return answer
