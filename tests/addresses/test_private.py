"""Nothing private is asked unless it is allowed: not by number, by name, by redirect, or by a name that changes."""

from collections.abc import Sequence

import httpcore
import pytest

from glossator.addresses import NotFetched, Session, fetch
from glossator.addresses.guarded import private
from glossator.addresses.wire import dialled

from .conftest import QUICK
from .server import article, leads, served

KINDS = {
    "127.0.0.1": "loopback",
    "::1": "loopback",
    "::ffff:127.0.0.1": "loopback",
    "64:ff9b::7f00:1": "loopback",
    "2002:7f00:1::": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "100.64.0.1": "private",
    "fd00::1": "private",
    "64:ff9b:1:7f00:0:100:808:808": "reserved",
    "169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "0.0.0.0": "unspecified",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "fec0::1": "reserved",
    "198.18.0.1": "private",
}


@pytest.mark.parametrize(("address", "kind"), KINDS.items())
def test_what_is_private_is_known_by_its_number(address: str, kind: str) -> None:
    assert kind in private(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_what_is_public_is_not(address: str) -> None:
    assert private(address) == ""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f.0.0.1", "0.0.0.0"])
def test_this_machine_is_refused_by_any_name(host: str) -> None:
    with served({"/a": article("Secret")}) as here:
        with pytest.raises(NotFetched, match="use --allow-private to fetch from it"):
            fetch(f"http://{host}:{here.server_port}/a")
        assert not here.asked


class Network:
    """A network of names: what each look-up gives in turn, and where public numbers really lead."""

    def __init__(self, names: dict[str, list[str]], port: int) -> None:
        self.names, self.port = {name: list(found) for name, found in names.items()}, port
        self.dialled: list[str] = []

    def resolve(self, host: str, port: int) -> Sequence[str]:
        found = self.names[host]
        return [found.pop(0) if len(found) > 1 else found[0]]

    def dial(self, ip: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.dialled.append(ip)
        return dialled("127.0.0.1", self.port, seconds)

    def session(self) -> Session:
        return Session(within=QUICK, resolve=self.resolve, dial=self.dial, ignore_robots=True, sleep=lambda _: None)


def test_the_host_is_asked_by_its_name_at_the_number_that_was_looked_at() -> None:
    with served({"/a": article("Bridges shut")}) as here:
        network = Network({"paper.example": ["93.184.216.34"]}, here.server_port)
        found = network.session().fetch("http://paper.example/a")
        assert here.headers[0][1]["host"] == "paper.example"
    assert (network.dialled, found.exchanges[0].ip) == (["93.184.216.34"], "93.184.216.34")


@pytest.mark.parametrize("target", ["http://127.0.0.1/admin", "http://inside.example/admin", "http://[::1]/admin"])
def test_a_redirect_to_a_private_address_is_refused(target: str) -> None:
    with served({"/a": leads(target), "/admin": article("Secret")}) as here:
        names = {"paper.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"]}
        network = Network(names | {"127.0.0.1": ["127.0.0.1"], "::1": ["::1"]}, here.server_port)
        with pytest.raises(NotFetched, match=r"is a (loopback|private) address") as caught:
            network.session().fetch("http://paper.example/a")
        assert not here.asked["/admin"]
    assert [one.status for one in caught.value.exchanges] == [302]


def test_a_name_that_leads_elsewhere_a_moment_later_is_looked_at_anew() -> None:
    """DNS rebinding: the name is public when first looked up, and this machine's the next time."""
    with served({"/a": leads("/b"), "/b": article("Secret")}) as here:
        network = Network({"paper.example": ["93.184.216.34", "127.0.0.1"]}, here.server_port)
        with pytest.raises(NotFetched, match=r"paper\.example \(127\.0\.0\.1\) is a loopback address"):
            network.session().fetch("http://paper.example/a")
        assert not here.asked["/b"]
    assert network.dialled == ["93.184.216.34"]


def test_a_name_is_looked_up_once_for_one_connection() -> None:
    """Between looking and connecting nothing is looked up again, so an answer that changes cannot come in there."""
    with served({"/a": article("Bridges shut")}) as here:
        network = Network({"paper.example": ["93.184.216.34", "127.0.0.1"]}, here.server_port)
        assert network.session().fetch("http://paper.example/a").status == 200
    assert network.dialled == ["93.184.216.34"]


def test_a_host_with_one_private_number_among_others_is_refused() -> None:
    session = Session(within=QUICK, resolve=lambda *_: ["93.184.216.34", "10.0.0.7"], ignore_robots=True)
    with pytest.raises(NotFetched, match=r"\(10\.0\.0\.7\) is a private address"):
        session.fetch("http://paper.example/a")
