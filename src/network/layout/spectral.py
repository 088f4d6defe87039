"""First places of a connected network: the two slowest ways in which it can be cut."""

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import eigsh

DENSE_BELOW = 400  # under this size the exact dense solver is faster and never fails to converge


def spectral_start(ties: sparse.csr_array, rng: np.random.Generator) -> np.ndarray:
    """First places of the n actors of a connected, symmetric network.

    Parameters
    ----------
    ties : sparse array, shape (n, n)
        Weights, symmetric, without loops.
    rng : Generator
        Gives the start of the solver and the small jitter that parts twins.

    Returns
    -------
    ndarray, shape (n, 2)
        Coordinates without unit, of standard deviation 5 on each axis.
    """
    n = ties.shape[0]
    if n == 1:
        return np.zeros((1, 2))
    if n == 2:
        return np.array([[-1.0, 0.0], [1.0, 0.0]])
    scale = 1 / np.sqrt(np.asarray(ties.sum(axis=1)).ravel())
    normalised = sparse.diags_array(scale) @ ties @ sparse.diags_array(scale)
    if n < DENSE_BELOW:
        _, vectors = np.linalg.eigh(normalised.toarray())
    else:
        _, vectors = eigsh(normalised, k=3, which="LA", v0=rng.normal(size=n), tol=1e-4)
    slowest = _same_sign(vectors[:, [-2, -3]] * scale[:, None])
    spread = slowest.std(axis=0)
    return 5 * slowest / np.where(spread > 0, spread, 1) + rng.normal(scale=0.05, size=(n, 2))


def _same_sign(vectors: np.ndarray) -> np.ndarray:
    """A solver may give v or -v: the largest entry is made positive, so that the map is never mirrored by chance."""
    largest = vectors[np.abs(vectors).argmax(axis=0), [0, 1]]
    return vectors * np.where(largest < 0, -1, 1)
