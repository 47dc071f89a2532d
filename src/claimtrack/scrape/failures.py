"""Why a page could not be had, in one clause for people."""

from __future__ import annotations

from collections.abc import Iterator
from ssl import SSLCertVerificationError
from ssl import SSLError as SystemSSLError
from typing import Literal

from requests.exceptions import ContentDecodingError, RequestException
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    IncompleteRead,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from claimtrack.errors import ClaimtrackError

Kind = Literal["host", "page", "refused", "known"]


class FetchError(ClaimtrackError):
    """A page that was not had. The message is the reason shown to people."""

    def __init__(self, reason: str, kind: Kind = "page", *, passing: bool = False, status: int = 0) -> None:
        """`kind`: the host could not be reached; this page could not be had; it is not ours to read; it is had already.

        `passing`: asking again may help. `status`: of HTTP, 0 where there was no answer.
        """
        super().__init__(reason)
        self.status = status
        self.kind = kind
        self.passing = passing


def failure(error: Exception) -> FetchError:
    """What an exception of requests or urllib3 comes to."""
    chain = list(_chain(error))
    if any(isinstance(one, NameResolutionError) for one in chain):
        return FetchError("no such host, or no network", "host", passing=True)
    if broken := next((one for one in chain if isinstance(one, SSLError | SystemSSLError)), None):
        return FetchError(f"its TLS certificate or handshake is not accepted: {_tls(chain, broken)}", "host")
    if any(isinstance(one, NewConnectionError) for one in chain):
        return FetchError(f"cannot be connected to: {_system(chain)}", "host", passing=True)
    if any(isinstance(one, ConnectTimeoutError) for one in chain):
        return FetchError("no answer to a connection in time", "host", passing=True)
    if any(isinstance(one, ReadTimeoutError | TimeoutError) for one in chain):
        return FetchError("stopped answering", "host", passing=True)
    if isinstance(error, ValueError) and not isinstance(error, DecodeError | ContentDecodingError):
        return FetchError("an address that cannot be asked for")
    if any(isinstance(one, DecodeError | ContentDecodingError) for one in chain):
        return FetchError("its content coding is broken")
    if cut := next((one for one in chain if isinstance(one, IncompleteRead)), None):
        return FetchError(f"cut off after {cut.partial or 0} bytes", passing=True)
    if any(isinstance(one, HTTPError | ConnectionError | RequestException) for one in chain):
        return FetchError("the connection broke off", passing=True)
    return FetchError(f"failed ({type(error).__name__})")


def _tls(chain: list[BaseException], broken: BaseException) -> str:
    """The verifier's own words where it has any."""
    said = next((one.verify_message for one in chain if isinstance(one, SSLCertVerificationError)), "")
    return said or str(getattr(chain[-1], "reason", "") or type(broken).__name__).replace("_", " ").lower()


def _system(chain: list[BaseException]) -> str:
    return next((str(one.strerror) for one in chain if isinstance(one, OSError) and one.strerror), "refused").lower()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, its reasons and its causes, each once."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = [argument for argument in one.args if isinstance(argument, BaseException)]
        waiting += [one.__context__, one.__cause__, *inner, getattr(one, "reason", None)]
