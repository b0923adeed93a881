"""Print the port to serve on: the wanted one, or the next that is free."""

import socket
import sys
from collections.abc import Iterable

HOST = "127.0.0.1"
TRIES = 50
LAST = 65535


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        # As servers do: a port whose last connections are still closing counts as free.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port that no server listens on."""
    with socket.socket() as server:
        server.bind((HOST, 0))
        port: int = server.getsockname()[1]
        return port


def first_free(ports: Iterable[int]) -> int | None:
    """The first free port of those given."""
    return next((port for port in ports if is_free(port)), None)


def main(arguments: list[str]) -> int:
    """Print a free port at or after the one given; say so where it is another one."""
    wanted = int(arguments[0]) if arguments and arguments[0].isdecimal() else 0
    if not 0 < wanted <= LAST:
        print(f"PORT is a number from 1 to {LAST}, not {' '.join(arguments)!r}.", file=sys.stderr)
        return 1
    port = first_free(range(wanted, min(wanted + TRIES, LAST + 1)))
    if port is None:
        print(f"No free port from {wanted} on. Name another: make serve PORT=9000", file=sys.stderr)
        return 1
    if port != wanted:
        print(f"Port {wanted} is taken: using {port}.", file=sys.stderr)
    print(port)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
