"""`python -m deskbreak` and the command `deskbreak`: the command line, and the app itself."""

import sys

from deskbreak import cli


def main() -> int:
    """Run the command line and return the exit code."""
    return cli.main(sys.argv[1:], _start)


def _start() -> int:
    from deskbreak.start import run  # noqa: PLC0415  (Qt, which no other command needs)

    return run(sys.argv[:1])


if __name__ == "__main__":
    sys.exit(main())
