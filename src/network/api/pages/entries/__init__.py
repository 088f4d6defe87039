"""Forms to fill in by hand: an actor, a tie, a mission, a meeting; each answer is kept when another is wrong."""

from fastapi import APIRouter

from network.api.pages.entries import actor, meeting, mission, tie

router = APIRouter(prefix="/saisie")
for form in (actor, tie, mission, meeting):
    router.include_router(form.router)
