"""Standard errors by leaving out one actor, or one source of ties, at a time (headline.md §3)."""

import math

import numpy as np
from scipy import stats

from network.nulls.moments import Floats
from network.study import Interval


def actor_variance(without: Floats) -> float:
    """Variance of a statistic of dyads from its values without each actor.

    Parameters
    ----------
    without : ndarray, shape (n,)
        The statistic without actor i in all its dyads.

    Returns
    -------
    float
        (n-2)/(2n) Σ(θ₋ᵢ - mean)²: each dyad is touched by two deletions. nan with an undefined value or n = 0.

    References
    ----------
    Snijders & Borgatti (1999), Connections 22(2), 161-170.

    Examples
    --------
    >>> actor_variance(np.array([1.0, 2.0, 3.0, 4.0]))  # 2/8 × 5
    1.25
    """
    n = len(without)
    return _spread(without) * (n - 2) / (2 * n) if n else math.nan


def source_variance(without: Floats) -> float:
    """Variance from the values without each source: (S-1)/S Σ(θ₋ₛ - mean)².

    Examples
    --------
    >>> source_variance(np.array([1.0, 3.0]))
    1.0
    """
    n = len(without)
    return _spread(without) * (n - 1) / n if n else math.nan


def _spread(without: Floats) -> float:
    return float(((without - without.mean()) ** 2).sum()) if np.isfinite(without).all() else math.nan


def standard_error(actor: float, source: float | None) -> float | None:
    """Se = √ of the larger variance; None when one of those that count is undefined.

    Examples
    --------
    >>> standard_error(4.0, 9.0), standard_error(4.0, None), standard_error(math.nan, None)
    (3.0, 2.0, None)
    """
    variances = [actor] if source is None else [actor, source]
    return math.sqrt(max(variances)) if all(math.isfinite(one) for one in variances) else None


def half_width(se: float, n: int) -> float:
    """Half of a 95 % interval: the Student quantile with n - 1 degrees times se."""
    return float(stats.t.ppf(0.975, n - 1)) * se


def log_interval(log_value: float | None, se: float | None, n: int) -> Interval | None:
    """95 % interval of a ratio, from its log and its standard error; None when undefined."""
    if log_value is None or se is None or n < 2:
        return None
    half = half_width(se, n)
    return Interval(math.exp(log_value - half), math.exp(log_value + half))


def two_sided(value: float, se: float | None, n: int) -> float | None:
    """P(|t| > |value| / se) with n - 1 degrees; None without a standard error."""
    if not se or n < 2:
        return None
    return float(2 * stats.t.sf(abs(value) / se, n - 1))
