"""From the plane of French maps to latitude and longitude: Lambert 93 (EPSG:2154), RGF93 ellipsoid."""

from math import asinh, atan, atanh, cos, degrees, exp, log, radians, sin, sqrt, tan, tanh

_A, _F = 6_378_137.0, 1 / 298.257222101  # GRS 80: half great axis in metres, flattening
_E = sqrt(2 * _F - _F * _F)
_ORIGIN, _SOUTH, _NORTH = radians(46.5), radians(44), radians(49)
_MERIDIAN, _X0, _Y0 = radians(3), 700_000.0, 6_600_000.0


def _isometric(latitude: float) -> float:
    return asinh(tan(latitude)) - _E * atanh(_E * sin(latitude))


def _radius(latitude: float) -> float:
    """Radius of a parallel, in metres."""
    return _A * cos(latitude) / sqrt(1 - (_E * sin(latitude)) ** 2)


_N = log(_radius(_NORTH) / _radius(_SOUTH)) / (_isometric(_SOUTH) - _isometric(_NORTH))
_C = _radius(_SOUTH) / _N * exp(_N * _isometric(_SOUTH))
_YS = _Y0 + _C * exp(-_N * _isometric(_ORIGIN))


def from_lambert_93(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude, in degrees rounded to the sixth decimal (a tenth of a metre).

    Parameters
    ----------
    x, y : float
        Metres, of mainland France: x about 100,000 to 1,250,000, y about 6,050,000 to 7,120,000.

    Examples
    --------
    The point of the projection's own origin, and the college of Mantes in the annuaire de l'éducation.

    >>> from_lambert_93(700_000, 6_600_000)
    (46.5, 3.0)
    >>> from_lambert_93(603_621.7, 6_878_720.4)
    (49.001167, 1.682758)
    """
    east, south = x - _X0, _YS - y
    isometric = -log(sqrt(east * east + south * south) / _C) / _N
    latitude = atan(_sinh_of(isometric, 0.0))
    for _ in range(8):  # each turn gains two to three decimals
        latitude = atan(_sinh_of(isometric, latitude))
    return round(degrees(latitude), 6), round(degrees(_MERIDIAN + atan(east / south) / _N), 6)


def _sinh_of(isometric: float, latitude: float) -> float:
    tangent = tanh(isometric + _E * atanh(_E * sin(latitude)))
    return tangent / sqrt(1 - tangent * tangent)
