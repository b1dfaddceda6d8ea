"""What is dragged in the editor of routines: a movement, or a step to another place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_MOVEMENT = "application/x-deskbreak-movement"
_STEP = "application/x-deskbreak-step"


def of_movement(name: str) -> QMimeData:
    """A movement, by its id."""
    return _data(_MOVEMENT, name)


def of_step(index: int) -> QMimeData:
    """The step at that place."""
    return _data(_STEP, str(index))


def movement_in(data: QMimeData) -> str:
    """The id of the movement that is dragged; "" for anything else."""
    return _text(data, _MOVEMENT)


def step_in(data: QMimeData) -> int | None:
    """The place of the step that is dragged; None for anything else."""
    text = _text(data, _STEP)
    return int(text) if text.isdecimal() else None


class Drags(QObject):
    """Has a card be dragged with the pointer, as `data` says what it is."""

    def __init__(self, card: QWidget, data: Callable[[], QMimeData]) -> None:
        super().__init__(card)
        self._card = card
        self._data = data
        self._pressed: QPoint | None = None
        card.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A drag begins some pixels from where the button was pressed."""
        if isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            if event.type() is QEvent.Type.MouseButtonPress:
                left = event.button() == Qt.MouseButton.LeftButton
                self._pressed = at if left else None
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._pressed = None
            elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
                far = (at - self._pressed).manhattanLength()
                if far >= QApplication.startDragDistance():
                    self._begin(self._pressed)
                return True
        return False

    def _begin(self, pressed: QPoint) -> None:
        self._pressed = None
        drag = QDrag(self._card)
        drag.setMimeData(self._data())
        picture = self._card.grab()
        drag.setPixmap(picture)
        drag.setHotSpot(pressed)
        drag.exec(Qt.DropAction.MoveAction)


def _data(kind: str, text: str) -> QMimeData:
    data = QMimeData()
    data.setData(kind, text.encode())
    return data


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode("ascii", "replace")
