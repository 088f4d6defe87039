"""The HTTP door: `create_app(settings)` gives the service, its pages and its API under `/api/v1`."""

from network.api.app import create_app

__all__ = ["create_app"]
