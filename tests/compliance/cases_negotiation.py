# SPDX-License-Identifier: MIT
"""14: offers and answers of permessage-deflate (RFC 7692 §5 and §7.1), and that both sides do what they agreed on."""

from functools import partial

from case import CLIENT, SERVER, Section
from cases_compression import NO_CLIENT, NO_SERVER, json_text
from codec import TEXT, Mismatch
from deflate import Compression, Direction

PMD = "permessage-deflate"
BOTH_NO = f"{PMD}; {NO_SERVER}; {NO_CLIENT}"


def agree(offer, expected, peer):
    """Offers this to the server, and goes on as it answers."""
    answer = peer.open(offer, strict=True)
    peer.seen.append(f"agreed '{answer}'")
    if answer != (expected or ""):
        raise Mismatch(f"the answer is '{answer}' instead of '{expected or ''}'")
    for number in range(3):
        text = json_text(2000, number)
        peer.send(peer.compressed(TEXT, text) if answer else peer.frame(TEXT, text))
        peer.expect_message(TEXT, text, bool(answer))
    peer.finish()


def server_offers():
    """Offers to a server that keeps contexts, and what it answers; None where it declines."""
    yield PMD, PMD
    yield "Permessage-Deflate", None
    yield f"{PMD}; client_max_window_bits", PMD
    yield f"{PMD}; {NO_SERVER}", f"{PMD}; {NO_SERVER}"
    yield f"{PMD}; {NO_CLIENT}", f"{PMD}; {NO_CLIENT}"
    yield f"{PMD}; {NO_CLIENT}; {NO_SERVER}", BOTH_NO
    for window in range(9, 16):
        yield f"{PMD}; server_max_window_bits={window}", f"{PMD}; server_max_window_bits={window}"
    for window in range(8, 16):
        yield f"{PMD}; client_max_window_bits={window}", f"{PMD}; client_max_window_bits={window}"
    yield (f"{PMD}; client_max_window_bits=10; server_max_window_bits=11",
           f"{PMD}; server_max_window_bits=11; client_max_window_bits=10")
    yield (f"{PMD}; {NO_SERVER}; client_max_window_bits; server_max_window_bits=9; {NO_CLIENT}",
           f"{BOTH_NO}; server_max_window_bits=9")
    # zlib cannot compress with 8 (§7.1.2.1: it may be declined).
    yield f"{PMD}; server_max_window_bits=8", None
    yield f"{PMD}; server_max_window_bits=8, {PMD}", PMD
    # Quoted values mean the same (RFC 6455 §9.1).
    yield f'{PMD}; server_max_window_bits="10"', f"{PMD}; server_max_window_bits=10"
    yield f'{PMD}; client_max_window_bits="1\\0"', f"{PMD}; client_max_window_bits=10"
    yield f"{PMD} ;\t{NO_SERVER} ; server_max_window_bits = 9", f"{PMD}; {NO_SERVER}; server_max_window_bits=9"
    yield f"x-unknown; a=1, {PMD}", PMD
    yield f"{PMD}; {NO_SERVER}, {PMD}", f"{PMD}; {NO_SERVER}"
    yield (f"{PMD}; server_max_window_bits=16, {PMD}; server_max_window_bits=12, {PMD}",
           f"{PMD}; server_max_window_bits=12")
    yield f"{PMD}; unknown, {PMD}; {NO_CLIENT}", f"{PMD}; {NO_CLIENT}"
    yield f", ,{PMD}, ,", PMD


def invalid_parameters():
    yield "unknown"
    yield "unknown=1"
    for name in ("server_max_window_bits", "client_max_window_bits"):
        for value in ("0", "7", "16", "-9", "+9", "09", "9.0", "0x9", "15a", "4294967305", "abc", "1" * 50):
            yield f"{name}={value}"
        yield f"{name}=10; {name}=10"
        yield f"{name}=10; {name}=11"
    yield "server_max_window_bits"
    for name in (NO_SERVER, NO_CLIENT):
        for value in ("1", "true", '"true"'):
            yield f"{name}={value}"
        yield f"{name}; {name}"
    yield "client_max_window_bits; client_max_window_bits=10"
    yield f"{NO_SERVER.upper()}"
    yield "; ".join(f"unknown{number}" for number in range(100))


def client_offers():
    """Options of the client, and what it has to offer."""
    yield (), f"{PMD}; {NO_CLIENT}; {NO_SERVER}; client_max_window_bits"
    yield ("takeover=1",), f"{PMD}; {NO_SERVER}; client_max_window_bits"
    yield ("peer-takeover=1",), f"{PMD}; {NO_CLIENT}; client_max_window_bits"
    yield ("takeover=1", "peer-takeover=1"), f"{PMD}; client_max_window_bits"
    yield ("takeover=1", "peer-takeover=1", "window=10"), f"{PMD}; client_max_window_bits=10"
    yield (("takeover=1", "peer-takeover=1", "peer-window=11"),
           f"{PMD}; client_max_window_bits; server_max_window_bits=11")
    yield ("compression=0",), ""


def offers(options, expected, peer):
    offer = peer.open()
    peer.seen.append(f"offered '{offer}'")
    if offer != expected:
        raise Mismatch(f"the client offers '{offer}' instead of '{expected}'")
    peer.echo(TEXT, json_text(5000))
    peer.finish()


def accepts(answer, theirs, peer):
    """A client that keeps contexts is answered this, and compresses accordingly."""
    peer.read_request()
    peer.send(peer.response(f"Sec-WebSocket-Extensions: {answer}"))
    no_context = NO_SERVER in answer
    window = int(answer.partition("server_max_window_bits=")[2].partition(";")[0].strip('" ') or 15)
    peer.compression = Compression(Direction(window, not no_context), theirs, strict=True)
    for number in range(3):
        payload = json_text(70000, number % 2)
        peer.send(peer.compressed(TEXT, payload))
        peer.expect_message(TEXT, payload, True)
    peer.finish()


def refuses(answer, peer):
    peer.read_request()
    peer.send(peer.response(*[f"Sec-WebSocket-Extensions: {value}" for value in answer.split("\n")]))
    peer.expect_refusal()


def client_accepts():
    yield PMD, Direction()
    yield f"{PMD}; {NO_CLIENT}", Direction(takeover=False)
    yield f"{PMD}; {NO_SERVER}", Direction()
    yield f"{BOTH_NO}; server_max_window_bits=9; client_max_window_bits=9", Direction(9, False)
    for window in range(9, 16):
        yield f"{PMD}; client_max_window_bits={window}", Direction(window)
        yield f"{PMD}; server_max_window_bits={window}", Direction()
    yield f'{PMD}; client_max_window_bits="10"', Direction(10)


def server_side():
    section = Section("14.1", roles=SERVER, variant="takeover", raw=True)
    for offer, expected in server_offers():
        yield section.case(f"the offer {offer}", partial(agree, offer, expected))
    section = Section("14.2", roles=SERVER, variant="takeover", raw=True)
    for parameter in invalid_parameters():
        yield section.case(f"declines {parameter[:80]}", partial(agree, f"{PMD}; {parameter}", None))
        yield section.case(f"declines {parameter[:80]}, and takes the next offer",
                           partial(agree, f"{PMD}; {parameter}, {PMD}; {NO_SERVER}", f"{PMD}; {NO_SERVER}"),
                           quick=False)
    section = Section("14.3", roles=SERVER, raw=True)
    for variant, offer, expected in (("fresh", PMD, BOTH_NO), ("fresh", f"{PMD}; {NO_SERVER}", BOTH_NO),
                                     ("fresh", f"{PMD}; server_max_window_bits=9; client_max_window_bits",
                                      f"{BOTH_NO}; server_max_window_bits=9"),
                                     ("none", PMD, None), ("none", "x-webkit-deflate-frame", None),
                                     ("plain", "x-webkit-deflate-frame", None)):
        yield section.case(f"a server {variant}: the offer {offer}", partial(agree, offer, expected), variant=variant)


def client_side():
    section = Section("14.4", roles=CLIENT, raw=True)
    for options, expected in client_offers():
        yield section.case(f"a client with {' '.join(options) or 'defaults'}", partial(offers, options, expected),
                           options=options)
    keeping = ("takeover=1", "peer-takeover=1", "threshold=0")
    section = Section("14.5", roles=CLIENT, raw=True, options=keeping)
    for answer, theirs in client_accepts():
        yield section.case(f"the answer {answer}", partial(accepts, answer, theirs))
    # What a client announced, it does though the answer does not ask for it.
    yield section.case("a client that keeps no context", partial(accepts, PMD, Direction(takeover=False)),
                       options=("peer-takeover=1", "threshold=0"))
    yield section.case("a client with a window of 10", partial(accepts, PMD, Direction(10)),
                       options=(*keeping, "window=10"))
    section = Section("14.6", roles=CLIENT, raw=True, options=keeping)
    for parameter in (*invalid_parameters(), "client_max_window_bits"):
        yield section.case(f"refuses the answer {parameter[:80]}", partial(refuses, f"{PMD}; {parameter}"))
    for answer in ("x-unknown", f"{PMD}, {PMD}", f"{PMD}\n{PMD}", f"{PMD}, x-unknown", "x-webkit-deflate-frame",
                   f"{PMD};", f"{PMD}; =", '"permessage-deflate"', f'{PMD}; server_max_window_bits="10', f"{PMD} x"):
        yield section.case(f"refuses the answer {answer!r}", partial(refuses, answer))
    yield section.case("refuses an answer without having offered", partial(refuses, PMD), options=("compression=0",))
    yield section.case("refuses an answer that keeps a context it was asked not to", partial(refuses, PMD),
                       options=("takeover=1",))
    yield section.case("refuses an answer with a larger window than asked for",
                       partial(refuses, f"{PMD}; server_max_window_bits=12"), options=(*keeping, "peer-window=11"))
    yield section.case("refuses an answer without the window asked for", partial(refuses, PMD),
                       options=(*keeping, "peer-window=11"))


def cases():
    yield from server_side()
    yield from client_side()
