"""Draws one SVG picture in a process of its own, which may take too long or break.

It is started as a program, with the picture as its input, and ends with 0 where it was drawn. It
knows nothing of the rest, so that it begins quickly.
"""

import sys

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_WIDTH, _HEIGHT = 1400, 1000
_SECONDS = 2
_MEMORY = 2_000_000_000
_EMPTY = 3


def main() -> int:
    """Read the picture and draw it; the exit code."""
    _limit()
    app = QGuiApplication(["deskbreak", "-platform", "offscreen"])  # letters need it
    renderer = QSvgRenderer(QByteArray(sys.stdin.buffer.read()))
    if not renderer.isValid():
        return _EMPTY
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    app.shutdown()
    return 0


def _limit() -> None:
    """Let the system end it where it has worked too long or grown too large."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(main())
