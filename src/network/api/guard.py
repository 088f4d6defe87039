"""What every request passes first: the right host, the right origin, a body of bounded size.

The service has no accounts yet, so it answers to this computer alone. A page of another site could still
make the reader's browser send requests here, under a name that resolves to 127.0.0.1 or from a hidden
form: the Host and Origin headers, which a page cannot forge, tell them apart.
"""

from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from network.api.refusals import Forbidden, TooLarge
from network.errors import NetworkError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 64 * 1024 * 1024

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: Chromium would then send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}


class Guard:
    """Refuses requests that did not come from this computer, and adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, refuse: Callable[[Scope, NetworkError], ASGIApp], limit: int = LARGEST_BODY):
        self.app, self.refuse, self.limit = app, refuse, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            check(scope["method"], Headers(scope=scope), self.limit)
        except NetworkError as refusal:
            await self.refuse(scope, refusal)(scope, receive, _with_headers(scope, send))
        else:
            await self.app(scope, _counted(receive, self.limit), _with_headers(scope, send))


def check(method: str, headers: Headers, limit: int = LARGEST_BODY) -> None:
    """Raise `Forbidden` or `TooLarge` when the headers alone are enough to refuse."""
    host = headers.get("host", "")
    if _parts(f"//{host}").hostname not in LOOPBACK:
        raise Forbidden("api.host", host=host)
    if method not in SAFE:
        origin = headers.get("origin")
        if origin is not None and _parts(origin).netloc != host:
            raise Forbidden("api.origin", origin=origin)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Forbidden("api.origin", origin=headers["sec-fetch-site"])
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length) > limit:
        raise _too_large(limit)


def _parts(address: str) -> SplitResult:
    """The parts of an address; of what is no address (`http://[`), parts that nothing of ours equals."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _too_large(limit: int) -> TooLarge:
    return TooLarge("api.too-large", limit=limit // (1024 * 1024))


def _counted(receive: Receive, limit: int) -> Receive:
    """The same stream, cut when it exceeds the limit: a body may lie about its length or not give it."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise _too_large(limit)
        return message

    return counted


def _with_headers(scope: Scope, send: Send) -> Send:
    """The same answer with the security headers; only the files of the look may be kept by the browser."""
    kept = "no-cache" if scope["path"].startswith("/static/") else "no-store"

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", kept)
        await send(message)

    return sent
