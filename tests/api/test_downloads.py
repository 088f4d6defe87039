from network.api.downloads import attached


def test_a_name_out_of_a_zip_cannot_add_a_header():
    told = attached(b"", 'mars\r\nX-Evil: "1".csv').headers["content-disposition"]
    assert "\r" not in told and "\n" not in told
    assert 'filename="marsX-Evil: _1_.csv"' in told


def test_a_french_name_is_kept_whole_beside_a_plain_one():
    told = attached(b"", "émargement 14/03.xlsx")
    assert told.headers["content-disposition"] == (
        "attachment; filename=\"_margement 14-03.xlsx\"; filename*=UTF-8''%C3%A9margement%2014-03.xlsx"
    )
    assert told.headers["content-type"].startswith("application/vnd.openxmlformats")
