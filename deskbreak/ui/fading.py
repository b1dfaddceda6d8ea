"""Lets controls fade away while nobody stirs, and come back at once; they work all the while."""

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

_STAY_MS = 4000
_FADE_MS = 250
_STIRS = (
    QEvent.Type.KeyPress,
    QEvent.Type.FocusIn,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
)


class Fading(QObject):
    """Fades `controls`, which stay where they are for the keyboard and for screen readers.

    `stays`, a method, says whether they are needed now, and so do not go; whose it is is not kept
    alive by it.
    """

    def __init__(
        self, controls: QWidget, stays: Callable[[], bool], stay_ms: int = _STAY_MS
    ) -> None:
        super().__init__(controls)
        self._controls = controls
        self._stays = WeakMethod(stays)
        self._pointer: QPoint | None = None
        self._effect = QGraphicsOpacityEffect(controls)
        self._effect.setEnabled(False)  # what is wholly there is painted as without one
        controls.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._arrived)
        self._timer = QTimer(self, singleShot=True, interval=stay_ms)
        self._timer.timeout.connect(self._look)

    @property
    def gone(self) -> bool:
        """Whether they cannot be seen, or are on the way."""
        return self._effect.isEnabled() and self._fade.endValue() == 0.0

    def wake_by(self, *stirred: QWidget) -> None:
        """Come back when the mouse or a key is used over one of these."""
        for each in stirred:
            each.setAttribute(Qt.WidgetAttribute.WA_Hover)
            each.installEventFilter(self)

    def appear(self) -> None:
        """Be there, and stay for some seconds."""
        self._timer.start()
        if self.gone:
            self._go_to(1.0)

    def rest(self) -> None:
        """Be there; no time runs while nothing shows."""
        self._timer.stop()
        self._fade.stop()
        self._effect.setEnabled(False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A pointer that only lies there is no stir, though windows that come tell of it."""
        kind = event.type()
        if kind in _STIRS or (kind is QEvent.Type.HoverMove and self._has_moved(event)):
            self.appear()
        return False

    def _has_moved(self, event: QEvent) -> bool:
        before = self._pointer
        if isinstance(event, QHoverEvent):
            self._pointer = event.globalPosition().toPoint()
        return before is not None and self._pointer != before

    def _look(self) -> None:
        inside = QApplication.focusWidget()
        at_hand = inside is not None and self._controls.isAncestorOf(inside)
        stays = self._stays()
        if (stays is not None and stays()) or at_hand or self._controls.underMouse():
            self._timer.start()
        else:
            self._go_to(0.0)

    def _go_to(self, opacity: float) -> None:
        """On from where it is now."""
        self._fade.stop()
        self._fade.setStartValue(self._effect.opacity() if self._effect.isEnabled() else 1.0)
        self._fade.setEndValue(opacity)
        self._effect.setEnabled(True)
        self._fade.start()

    def _arrived(self) -> None:
        if not self.gone:
            self._effect.setEnabled(False)
