"""`python -m deskbreak` and the command `deskbreak`: the command line, and the app itself."""

import sys

from deskbreak import cli

TYPE_CHECKING = False  # importing typing would cost each command 8 ms
if TYPE_CHECKING:
    from deskbreak.adapters.desktop.findings import Finding
    from deskbreak.cli.rendering import Order


def main() -> int:
    """Run the command line and return the exit code."""
    return cli.main(sys.argv[1:], _start, _render, _probe)


def _start() -> int:
    from deskbreak.start import run  # noqa: PLC0415  (Qt, which no other command needs)

    return run(sys.argv[:1], at_login="--at-login" in sys.argv[1:])


def _render(order: "Order") -> int:
    from deskbreak.render import render  # noqa: PLC0415  (Qt again)

    return render(order)


def _probe() -> "tuple[Finding, ...]":
    from deskbreak.checkup import alone  # noqa: PLC0415  (and again)

    return alone()


if __name__ == "__main__":
    sys.exit(main())
