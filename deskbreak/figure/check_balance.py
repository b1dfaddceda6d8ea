"""Decides whether a body that stands or sits without holding on would stay upright."""

from collections.abc import Iterator
from typing import Final

from deskbreak.figure.body import Joint
from deskbreak.figure.findings import Finding, of_height
from deskbreak.figure.kinematics import Leg, Posture
from deskbreak.figure.measure import Measured, centre_of_mass
from deskbreak.figure.pose import Chair, Drawing, Surface, View

# A sole this near to the floor carries.
_CARRIES: Final = 0.020
# What a foot or a seated body covers to each side, seen from the front: half of its breadth.
_HALF_FOOT: Final = 0.0275
_HALF_SEAT: Final = 0.0955
_FEET: Final = (Joint.HEEL_R, Joint.BALL_R, Joint.HEEL_L, Joint.BALL_L)
_HAIR: Final = 1e-6


class Balance:
    """What a drawing says about where the body is carried."""

    def __init__(self, drawing: Drawing) -> None:
        floor = {each.joint for each in drawing.contacts if each.surface is Surface.FLOOR}
        self._seated = any(
            each.joint is Joint.HIP and each.surface is Surface.SEAT for each in drawing.contacts
        )
        standing = bool(floor) and floor <= set(_FEET)
        upright = standing or self._seated
        self.asked = upright and not drawing.hand_support and drawing.view is not View.PLAN
        self._chair = next((each for each in drawing.props if isinstance(each, Chair)), None)
        self._side = drawing.view is View.SIDE

    def findings(self, seen: Measured) -> Iterator[Finding]:
        """The centre of mass beyond the base; nothing where nothing of the body is carried."""
        spans = [*self._spans(seen.posture)]
        if not self.asked:
            return
        if not spans:
            told = "nothing carries the body: no foot is on the floor"
            yield Finding("balance", 1.0, told)
            return
        least, most = min(span[0] for span in spans), max(span[1] for span in spans)
        x = centre_of_mass(seen).real
        beyond = max(least - x, x - most)
        if beyond > _HAIR:
            told = of_height(beyond, 0.0, " beyond what carries the body")
            yield Finding("balance", beyond, f"the centre of mass is {told}")

    def _spans(self, posture: Posture) -> Iterator[tuple[float, float]]:
        """From where to where, in x, something carries the body."""
        if self._seated:
            if self._chair is not None and self._side:
                yield self._chair.left, self._chair.right
            else:
                yield posture.hip.real - _HALF_SEAT, posture.hip.real + _HALF_SEAT
        for leg in (posture.leg_right, posture.leg_left):
            if min(leg.heel.imag, leg.ball.imag) <= _CARRIES:
                yield self._sole(leg)

    def _sole(self, leg: Leg) -> tuple[float, float]:
        if self._side:
            return min(leg.heel.real, leg.toe.real), max(leg.heel.real, leg.toe.real)
        ends = (leg.heel.real, leg.toe.real)
        return min(ends) - _HALF_FOOT, max(ends) + _HALF_FOOT
