"""Writes the icon's sizes into assets/share: `python -m tests.icons`."""

from PySide6.QtGui import QGuiApplication

from tests.icons.drawing import SIZES, drawn, path_of, png_of

if __name__ == "__main__":
    app = QGuiApplication(["icons", "-platform", "offscreen"])
    for size in SIZES:
        path_of(size).parent.mkdir(parents=True, exist_ok=True)
        path_of(size).write_bytes(png_of(drawn(size)))
        print(path_of(size).name, size, path_of(size).stat().st_size, "bytes")
