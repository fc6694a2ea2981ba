"""HTTP: who we are, what is tried again, and where credentials never go."""

import base64
import hashlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.errors import EndpointError
from kg.web import Credentials, Scheme, Secret, Web, address, find_credentials
from tests.web.server import Answer, Request, Respond, serving

ME = Credentials(Scheme.BASIC, "mé", Secret("open sesame"))
FINE = Answer(200, b"fine")


def _get(web: Web, url: str) -> bytes:
    return web.send("GET", url, headers={}).body


def _basic(request: Request) -> Answer:
    right = "Basic " + base64.b64encode("mé:open sesame".encode()).decode()
    if request.headers.get("authorization") == right:
        return FINE
    return Answer(401, b"no: open sesame", {"WWW-Authenticate": 'Basic realm="x"'})


def _digest(request: Request) -> Answer:
    """RFC 7616, 3.4.1, with MD5 and qop=auth."""
    given = request.headers.get("authorization", "")
    if not given.startswith("Digest "):
        challenge = 'Digest realm="x", nonce="n0", qop="auth", algorithm="MD5"'
        return Answer(401, b"", {"WWW-Authenticate": challenge})
    pairs = (part.strip().partition("=") for part in given.removeprefix("Digest ").split(","))
    said = {name: value.strip('"') for name, _, value in pairs}

    def hashed(text: str) -> str:
        return hashlib.md5(text.encode()).hexdigest()  # noqa: S324 - the protocol's

    secret = hashed("me:x:open sesame")
    what = hashed(f"{request.method}:{request.path}")
    parts = (secret, said["nonce"], said["nc"], said["cnonce"], said["qop"], what)
    return FINE if said["response"] == hashed(":".join(parts)) else Answer(401)


def _bearer(request: Request) -> Answer:
    right = request.headers.get("authorization") == "Bearer open sesame"
    return FINE if right else Answer(401)


@pytest.mark.parametrize(
    ("credentials", "respond"),
    [
        (ME, _basic),
        (Credentials(Scheme.DIGEST, "me", Secret("open sesame")), _digest),
        (Credentials(Scheme.BEARER, "", Secret("open sesame")), _bearer),
    ],
    ids=["basic", "digest", "bearer"],
)
def test_who_we_are_is_believed(credentials: Credentials, respond: Respond) -> None:
    with serving(respond) as server:
        assert _get(Web(credentials), server.url) == b"fine"
        wrong = Credentials(credentials.scheme, credentials.user, Secret("hush"))
        with pytest.raises(EndpointError, match=r"does not take the (password|token)") as caught:
            _get(Web(wrong), server.url)
        assert "hush" not in str(caught.value)
        with pytest.raises(EndpointError, match="wants to know who asks"):
            _get(Web(), server.url)


def test_no_netrc_file_is_read_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password hush\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with serving(lambda _: FINE) as server:
        _get(Web(), server.url)
        assert "authorization" not in server.asked[0].headers


def test_a_secret_is_not_told_even_if_the_server_tells_it() -> None:
    pair = base64.b64encode("mé:open sesame".encode())
    with (
        serving(lambda _: Answer(400, b"bad: open sesame, " + pair)) as server,
        pytest.raises(EndpointError, match="bad: …, …") as caught,
    ):
        _get(Web(ME), server.url)
    assert "sesame" not in repr(caught.value) + repr(ME)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, None])
def test_what_may_pass_is_tried_again(status: int | None) -> None:
    answers = [Answer(status), Answer(status, headers={"Retry-After": "7"}), FINE]
    waits: list[float] = []
    with serving(lambda _: answers.pop(0)) as server:
        assert _get(Web(pause=1, sleep=waits.append), server.url) == b"fine"
        assert len(server.asked) == 3
    assert 0.8 <= waits[0] <= 1.2
    assert waits[1] == 7 if status else 1.6 <= waits[1] <= 2.4


@pytest.mark.parametrize(("status", "asked"), [(400, 1), (403, 1), (404, 1), (501, 1), (503, 4)])
def test_what_does_not_pass_is_said(status: int, asked: int) -> None:
    with serving(lambda _: Answer(status, b"because")) as server:
        with pytest.raises(EndpointError, match=f"HTTP {status} .*: because") as caught:
            _get(Web(attempts=4, sleep=lambda _: None), server.url)
        assert len(server.asked) == asked
    assert caught.value.status == status


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_server_keeps_the_request(status: int) -> None:
    def respond(request: Request) -> Answer:
        moved = Answer(status, headers={"Location": "/there"})
        return _basic(request) if request.path == "/there" else moved

    with serving(respond) as server:
        web = Web(ME)
        assert web.send("PUT", server.url + "/here", headers={}, body=b"x").body == b"fine"
        assert [(r.method, r.path, r.body) for r in server.asked] == [
            ("PUT", "/here", b"x"), ("PUT", "/there", b"x"),
        ]  # fmt: skip


def test_a_redirect_to_elsewhere_carries_nothing() -> None:
    with serving(_basic) as elsewhere:
        away = Answer(307, headers={"Location": elsewhere.url + "/x"})
        with (
            serving(lambda _: away) as server,
            pytest.raises(EndpointError, match=r"redirects to .*, where nothing is sent"),
        ):
            _get(Web(ME), server.url)
        assert elsewhere.asked == []


def test_redirects_end() -> None:
    with (
        serving(lambda _: Answer(308, headers={"Location": "/"})) as server,
        pytest.raises(EndpointError, match="without end"),
    ):
        _get(Web(), server.url)


@pytest.mark.parametrize("url", ["http://me:hush@h/", "https://me@h/x", "http://:hush@[::1]:8/"])
def test_an_address_holds_nobody(url: str) -> None:
    with pytest.raises(EndpointError, match="must not hold a user or a password") as caught:
        address(url)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("url", ["file:///x", "sparql", "http://", "http://h:port/", "http://[x/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(EndpointError, match="address"):
        address(url)


# -------------------------------------------------------------------------- where secrets are kept

URL = "https://example.org/sparql"


def _found(environment: dict[str, str], **more: object) -> tuple[str, str, str] | None:
    whole = {"NETRC": "/nowhere", **environment}
    found = find_credentials(URL, environment=whole, **more)  # type: ignore[arg-type]
    return found and (found.scheme.value, found.user, found.secret.reveal())


def test_the_environment_comes_first(tmp_path: Path) -> None:
    assert _found({}) is None
    assert _found({"KG_TOKEN": "t"}) == ("bearer", "", "t")
    assert _found({"KG_USER": "u", "KG_PASSWORD": "p"}) == ("basic", "u", "p")
    assert _found({"KG_PASSWORD": "p"}, user="v", usual=Scheme.DIGEST) == ("digest", "v", "p")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine example.org login n password q\n")
    netrc.chmod(0o600)
    assert _found({"NETRC": str(netrc)}) == ("basic", "n", "q")
    assert _found({"NETRC": str(netrc), "KG_USER": "u", "KG_PASSWORD": "p"}) == ("basic", "u", "p")
    with pytest.raises(EndpointError, match="no password of 'other'"):
        _found({"NETRC": str(netrc)}, user="other")
    netrc.write_text("machine example.org login hush {")
    with pytest.raises(EndpointError, match="not a netrc file") as caught:
        _found({"NETRC": str(netrc)})
    assert "hush" not in str(caught.value)


def test_who_was_named_has_to_have_a_secret() -> None:
    with pytest.raises(EndpointError, match="no token"):
        _found({}, scheme=Scheme.BEARER)
    with pytest.raises(EndpointError, match="no user"):
        _found({}, scheme=Scheme.DIGEST)


def test_the_keyring_is_asked_when_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class KeyringError(Exception):
        pass

    def get_password(service: str, user: str) -> str | None:
        if user == "locked":
            raise KeyringError("locked")
        return "k" if (service, user) == ("kg https://example.org:443", "u") else None

    keyring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    keyring.get_password = get_password  # type: ignore[attr-defined]
    errors.KeyringError = KeyringError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    assert _found({}, user="u", use_keyring=True) == ("basic", "u", "k")
    with pytest.raises(EndpointError, match="cannot be read: locked"):
        _found({}, user="locked", use_keyring=True)
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(EndpointError, match=r"kg\[keyring\]"):
        _found({}, user="u", use_keyring=True)
