"""A directory that went through the national geocoder: a point is kept when it is sure."""

from forms.readings import codes, plain, reading, remark

HEADER = "Structure;Adresse;latitude;longitude;result_label;result_score;result_type;result_citycode;result_id\n"
LINES = (
    "CAF;41 rue Exemple;48.89;2.37;41 Rue Exemple 75019 Paris;0.91;housenumber;75119;75119_9999_00041\n"
    "PMI;3 av X;48.88;2.36;3 Avenue X 75018 Paris;0,62;street;75118;x\n"
    "CMP;12 rue Y;48.1;2.1;Rue Z 75012 Paris;0.31;street;75112;x\n"
    "MJC;rue inconnue;48.8;2.3;Paris;0.95;municipality;75056;x\n"
    "EPS;;;;;;;;\n"
)


def test_points_are_kept_checked_or_left_by_their_score():
    result = reading("annuaire-geocode.csv", HEADER + LINES)
    placed = {row.values["name"]: (row.values.get("lat"), row.values.get("lon")) for row in result.rows}
    assert placed == {
        "CAF": (48.89, 2.37),
        "PMI": (None, None),
        "CMP": (None, None),
        "MJC": (None, None),
        "EPS": (None, None),
    }
    doubtful = remark(result, "geocoded-doubtful")
    assert (doubtful.line, doubtful.value, doubtful.values["score"]) == (3, "3 Avenue X 75018 Paris", "0.62")
    assert remark(result, "geocoded-nowhere").values["n"] == 2


def test_what_the_geocoder_wrote_beside_is_not_kept_but_the_commune():
    result = reading("annuaire-geocode.csv", HEADER + LINES)
    assert plain(result.rows[0]) == {
        "name": "CAF",
        "address": "41 rue Exemple",
        "lat": 48.89,
        "lon": 2.37,
        "insee": "75119",
    }
    assert result.rows[0].extra == {}
    assert set(codes(result)) == {"geocoded-doubtful", "geocoded-nowhere"}


def test_a_directory_with_points_of_its_own_is_left_as_it_is():
    result = reading("a.csv", "Structure;Latitude;Longitude\nCAF;48,89;2,37\n")
    assert plain(result.rows[0]) == {"name": "CAF", "lat": 48.89, "lon": 2.37}
