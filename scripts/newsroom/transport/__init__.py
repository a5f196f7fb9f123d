"""One HTTP request, sent once, and for every failure the answer to: did anything leave this machine?

Nothing is repeated, no redirect is followed, no connection is used twice: a request on a
connection that the other side has closed meanwhile would be one of which nobody knows whether it
arrived. Proxies that the environment names are not asked. Addresses never hold a token, save
Telegram's, whose interface wants it there; so no error and no `repr` here holds an address, a
header or a body. The reasons are in docs/adr/0036.
"""

from newsroom.transport.client import USER_AGENT, HttpTransport
from newsroom.transport.message import Answer, Request, Transport, TransportError

__all__ = ["USER_AGENT", "Answer", "HttpTransport", "Request", "Transport", "TransportError"]
