"""`python -m engine.cli`, as an installed `deskhand` does it."""

import sys

from engine.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
