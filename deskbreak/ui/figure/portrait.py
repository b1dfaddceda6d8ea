"""The shapes of a head seen close, and where the things are that it looks at."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

from deskbreak.ui.figure.canvas import Points

FLOOR: Final = -0.128
"""The lower edge of the picture, in body heights below the ears."""


class Setting(NamedTuple):
    """Where things are round a head whose ears are at 0, in body heights, and where it ends."""

    frame: QRectF
    screen: QRectF
    window: QRectF
    thumb: complex
    eye: complex
    shirt: Points
    neck: Points


FRONT: Final = Setting(
    frame=QRectF(-0.168, FLOOR, 0.336, 0.240),
    screen=QRectF(-0.158, -0.118, 0.104, 0.072),
    window=QRectF(0.060, -0.012, 0.100, 0.112),
    thumb=0j,
    eye=0.007j,
    shirt=(
        -0.150 - 0.180j,
        -0.128 - 0.120j,
        -0.085 - 0.100j,
        -0.034 - 0.090j,
        -0.018 - 0.098j,
        0.0 - 0.102j,
        0.018 - 0.098j,
        0.034 - 0.090j,
        0.085 - 0.100j,
        0.128 - 0.120j,
        0.150 - 0.180j,
    ),
    neck=(
        -0.025 - 0.030j,
        -0.0255 - 0.065j,
        -0.034 - 0.092j,
        -0.020 - 0.112j,
        0.0 - 0.116j,
        0.020 - 0.112j,
        0.034 - 0.092j,
        0.0255 - 0.065j,
        0.025 - 0.030j,
    ),
)
SIDE: Final = Setting(
    frame=QRectF(-0.100, FLOOR, 0.440, 0.240),
    screen=QRectF(0.130, -0.090, 0.100, 0.070),
    window=QRectF(0.238, 0.000, 0.100, 0.108),
    thumb=0.160 - 0.060j,
    eye=0.050 + 0.007j,
    shirt=(
        -0.095 - 0.190j,
        -0.082 - 0.130j,
        -0.058 - 0.096j,
        -0.036 - 0.081j,
        -0.010 - 0.090j,
        0.018 - 0.092j,
        0.040 - 0.120j,
        0.050 - 0.190j,
    ),
    neck=(
        -0.030 - 0.010j,
        -0.034 - 0.050j,
        -0.042 - 0.085j,
        -0.020 - 0.105j,
        0.018 - 0.100j,
        0.016 - 0.070j,
        0.020 - 0.036j,
    ),
)
# Shapes of a face from the front, for its left half.
APART: Final = 0.0195
BROW: Final = (0.0085 + 0.0240j, 0.0190 + 0.0272j, 0.0305 + 0.0235j)
NOSE: Final = (0.0024 + 0.0j, 0.0050 - 0.0100j, 0.0046 - 0.0130j, 0.0 - 0.0150j, -0.0040 - 0.0135j)
MOUTH: Final = (-0.0140 - 0.0265j, -0.0070 - 0.0300j, 0.0070 - 0.0300j, 0.0140 - 0.0265j)
LIP: Final = (-0.0050 - 0.0355j, 0.0 - 0.0362j, 0.0050 - 0.0355j)
BROW_SIDE: Final = (0.0320 + 0.0225j, 0.0395 + 0.0262j, 0.0475 + 0.0240j)
MOUTH_SIDE: Final = (0.0400 - 0.0235j, 0.0460 - 0.0266j, 0.0520 - 0.0262j)


class Lids(NamedTuple):
    """The lines of an eye from the front, 0 in its middle: x away from the nose."""

    upper: list[complex]
    lower: list[complex]
    fold: list[complex]
    lashes: list[list[complex]]
    wrinkles: list[list[complex]]


def lids_of(opened: float, squeeze: float) -> Lids:
    """Lids open from 0 to 1, and pressed from 0 to 1."""
    top = -0.0034 + 0.0112 * opened + 0.0008 * squeeze
    low = -0.0046 + 0.0012 * squeeze
    wide = 0.0122 - 0.0008 * squeeze
    upper = [
        complex(-wide, -0.0010),
        complex(-0.55 * wide, top * 0.80 - 0.0002),
        complex(0.10 * wide, top),
        complex(0.62 * wide, top * 0.72 + 0.0004),
        complex(wide, 0.0004),
    ]
    roots = [complex(at * wide, top * (1 - 0.55 * at * at)) for at in (0.15, 0.55, 0.92)]
    corner = complex(wide + 0.0022, 0.0002)
    tips = (0.0060 + 0.0044j, 0.0072 + 0.0002j, 0.0060 - 0.0042j)
    crow = [[corner + tip * 0.25, corner + tip] for tip in tips]
    return Lids(
        upper,
        [
            complex(0.5 * wide, low * 0.8),
            complex(-0.1 * wide, low),
            complex(-0.6 * wide, low * 0.7),
        ],
        [complex(p.real * 1.02, max(p.imag, 0.0) + 0.0050 - 0.0016 * opened) for p in upper],
        [[root, root + 0.0016 - 0.0026j] for root in roots],
        [*crow, [-0.006 - 0.0094j, 0.001 - 0.0108j, 0.008 - 0.0092j]],
    )
