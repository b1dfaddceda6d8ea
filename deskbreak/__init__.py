"""deskbreak: stretch breaks for people who sit at a computer.

The map of the package:

- `core`      decides when a break comes and what is in it; no clock, no I/O, no Qt
- `figure`    the drawn person as numbers; no Qt
- `runtime`   feeds events to the planner, sets the alarm, tells the listeners
- `replay`    runs a day from a file through that same runtime
- `adapters`  the outside world, without widgets
- `ui`        PySide6; renders snapshots and sends events, decides nothing
- `cli`       the command line; imports no Qt
- `app`       wires them together
- `audible`   wires what a session is heard with
- `choosing`  wires the choice of routines to what it goes by
- `checkup`   looks over what deskbreak uses of a desktop
- `composing` opens the routines window and its editor, and does what they ask
- `days_off`  keeps the planner told of public holidays
- `pausing`   wires what asks for pauses
- `shaping`   wires the settings window to the file it writes
- `shortcuts` wires keys pressed anywhere to what they ask for
- `welcoming` opens the welcome, and does what it asks
- `render`    draws movements into files
- `trial`     draws an SVG that somebody else made, in a process of its own
- `start`     the first moments: the tray icon before anything slow
"""

__version__ = "0.1.0"
