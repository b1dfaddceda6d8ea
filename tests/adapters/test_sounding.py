"""What speaks and chimes costs the app in the tray nothing."""

import subprocess
import sys

CODE = """
import sys
import deskbreak.app, deskbreak.start, deskbreak.adapters.desktop
print(*sorted(sys.modules))
"""


def test_nothing_of_it_is_loaded_before_a_session() -> None:
    said = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    loaded = said.stdout.split()
    assert "deskbreak.core.ports" in loaded
    assert not [name for name in loaded if name.startswith("deskbreak.adapters.sounding")]
