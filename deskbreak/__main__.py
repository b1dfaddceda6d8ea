"""`python -m deskbreak` and the command `deskbreak`: hands over to the command line."""

import sys

from deskbreak.cli import main

if __name__ == "__main__":
    sys.exit(main())
