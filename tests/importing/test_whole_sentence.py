"""One sentence for a whole call, with the plurals of each language."""

from network.errors import UnreadableFile
from network.importing import Outcome, Pair, whole_sentence


def tried(**counts: int) -> Outcome:
    return Outcome("suivi.xlsx", counts=counts)


def pairs(n: int) -> tuple[Pair, ...]:
    return tuple(Pair(90, ("act-0", f"act-{number}"), ("CAF", "Caf")) for number in range(1, n + 1))


def test_a_dry_run_is_told_in_one_sentence() -> None:
    counts = {"actors_new": 12, "sheets_ignored": 3, "presences_new": 41, "dates_unreadable": 2, "without_field": 9}
    words = whole_sentence([Outcome("suivi.xlsx", counts=counts, pairs=pairs(7))])
    assert words.fr == (
        "12 nouvelles structures, 7 doublons probables, 3 feuilles ignorées, 41 présences, 2 dates illisibles ; "
        "9 acteurs sans champ. Rien n'est encore écrit."
    )
    assert words.en == (
        "12 new organisations, 7 probable duplicates, 3 sheets ignored, 41 presences, 2 unreadable dates; "
        "9 actors without field. Nothing is written yet."
    )


def test_one_of_each_is_singular() -> None:
    counts = {"actors_new": 1, "sheets_ignored": 1, "presences_new": 1, "dates_unreadable": 1, "without_field": 1}
    assert whole_sentence([Outcome("a", counts=counts, pairs=pairs(1))]).fr == (
        "1 nouvelle structure, 1 doublon probable, 1 feuille ignorée, 1 présence, 1 date illisible ; "
        "1 acteur sans champ. Rien n'est encore écrit."
    )


def test_files_are_added_up_and_a_pair_of_two_files_counts_once() -> None:
    two = [Outcome(name, counts={"actors_new": 2}, pairs=pairs(1)) for name in ("a.csv", "b.csv")]
    assert whole_sentence(two).fr.startswith("4 nouvelles structures, 1 doublon probable.")


def test_what_else_is_new_comes_after_and_what_is_left_out_last() -> None:
    refused = Outcome("photo.png", refused=UnreadableFile("tables.empty", file="photo.png"))
    words = whole_sentence([tried(presences_new=2, meetings_new=1, ties_new=3, actors_updated=2, rejected=4), refused])
    assert words.fr == (
        "2 présences. Aussi : 1 nouvelle rencontre, 3 nouveaux liens, 2 fiches complétées. "
        "Laissé de côté : 4 lignes, 1 fichier. Rien n'est encore écrit."
    )


def test_a_call_without_structures_begins_with_what_it_brings() -> None:
    assert whole_sentence([tried(missions_new=2)]).fr == "2 nouvelles missions. Rien n'est encore écrit."


def test_files_that_are_known_bring_nothing_new() -> None:
    assert whole_sentence([tried(), tried()]).fr == "Ces fichiers n'apportent rien de nouveau. Rien n'est encore écrit."
    assert whole_sentence([tried()]).en == "This file brings nothing new. Nothing is written yet."


def test_once_applied_nothing_says_that_it_is_unwritten() -> None:
    words = whole_sentence([Outcome("a.csv", counts={"actors_new": 2}, batch="bat-1")])
    assert (words.fr, words.en) == ("Importé : 2 nouvelles structures.", "Imported: 2 new organisations.")
