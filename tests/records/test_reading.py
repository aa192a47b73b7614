"""Hostile and slipshod files are refused with a place and plain words, never with a hang or a stack trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.records import FILES, DossierError, PartialDate
from components.records.geojson import check_geojson
from components.records.reading import read_bytes, read_csv, read_yaml
from components.records.validating import sheet

BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (BOMB, "alias", 1),
        (b"a: b\nc: *a\n", "alias", 2),
        (b"a: !!python/name:os.system\n", "syntax", 1),
        (b"a: 1\n---\nb: 2\n", "syntax", 2),
        (b"a:\n\tb: 1\n", "syntax", 2),
        (b"a: 1\nb: \xe9\n", "encoding", 2),
        ("a: b".encode("utf-16"), "encoding", 1),
        (b"a: 1\nb: \0\n", "encoding", 2),
        (b"[" * 100_000, "too_deep", 1),
        (b"- a\n" * 400_000, "too_large", 20_001),
        (b"[a]: 1\n", "shape", 1),
        (b"a: b: c\n", "syntax", 1),
    ],
)
def test_a_hostile_yaml_file_is_refused_with_its_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(DossierError) as caught:
        read_yaml(data, "x.yml")
    assert [(p.code, p.line) for p in caught.value.problems] == [(code, line)]


def test_scalars_stay_text_and_empty_ones_are_left_out() -> None:
    content = read_yaml(b"a: NO\nb: 2024-05-17\nc: 012\nd: ~\ne:\nf: 'null'\n", "x.yml")
    assert content.value == {"a": "NO", "b": "2024-05-17", "c": "012", "f": "null"}


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: b", "x.yml").value == {"a": "b"}


def test_a_field_given_twice_is_named_with_both_lines() -> None:
    (problem,) = read_yaml(b"- a: 1\n  b: 2\n  a: 3\n", "x.yml").problems
    assert (problem.code, problem.line, problem.field) == ("duplicate_key", 3, "a")
    assert "first on line 1" in problem.message


def test_lines_are_known_for_fields_inside_lists() -> None:
    content = read_yaml(b"- id: a\n  events:\n    - {date: x}\n    - date: y\n", "x.yml")
    assert content.line((0, "events", 1, "date")) == 4
    assert content.line((0, "events", 1, "missing")) == 4


def test_a_csv_file_tells_every_slip_at_once() -> None:
    data = b'id,id,odd\n1,2,3\n4\n"a\nb",c,d\n'
    content = read_csv(data, "x.csv", frozenset({"id", "name"}), frozenset({"id", "name"}))
    assert [(p.line, p.code) for p in content.problems] == [
        (1, "duplicate_key"), (1, "unknown_field"), (1, "missing_field"), (3, "syntax"),
    ]  # fmt: skip
    assert content.line((1,)) == 4


@pytest.mark.parametrize("data", [b"", b'id\n"open', b"id\n" + b"x" * 200_000, b"id\n" + b"a\n" * 30_000])
def test_a_csv_file_that_can_not_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(DossierError):
        read_csv(data, "x.csv", frozenset({"id"}), frozenset({"id"}))


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "x.yml").open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(DossierError, match="expected at most 20 MB, found 50.0 MB"):
        read_bytes(tmp_path, "x.yml")


def test_folders_and_links_in_place_of_files_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    (tmp_path / "b.yml").symlink_to("/etc/hostname")
    for name in ("a.yml", "b.yml"):
        with pytest.raises(DossierError) as caught:
            read_bytes(tmp_path, name)
        assert caught.value.problems[0].code == "unreadable"


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\ufeff"])
def test_a_sign_that_can_not_be_seen_and_turns_or_breaks_text_is_named(sign: str) -> None:
    with pytest.raises(DossierError, match=f"control character U\\+{ord(sign):04X}"):
        read_yaml(f"a: b\nc: d{sign}e\n".encode(), "x.yml")


@pytest.mark.parametrize(("sign", "name"), [("\t", "tabs"), (";", "semicolons")])
def test_a_table_saved_with_another_separator_is_told_so_once(sign: str, name: str) -> None:
    columns = frozenset({"a", "b"})
    content = read_csv(f"a{sign}b\n1{sign}2\n".encode(), "x.csv", columns, columns)
    assert [problem.message.split(";")[0] for problem in content.problems] == [
        f"expected commas between the columns, found {name}"
    ]


def collection(geometry: str, properties: str = "{}") -> bytes:
    feature = f'{{"type": "Feature", "properties": {properties}, "geometry": {geometry}}}'
    return f'{{"type": "FeatureCollection", "features": [{feature}]}}'.encode()


@pytest.mark.parametrize(
    "geometry",
    [
        "null",
        '{"type": "Point", "coordinates": [181.5, -60]}',
        '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}',
        '{"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": [[0, 0], [1, 1.5]]}]}',
    ],
)
def test_what_a_map_can_draw_is_accepted(geometry: str) -> None:
    check_geojson(collection(geometry), "land.json")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b'{"type": "FeatureCollection", "features": [1]}', "features.1"),
        (collection("null", "[1]"), "features.1"),
        (collection('{"type": "Circle", "coordinates": [0, 0]}'), "features.1.geometry"),
        (collection('{"type": "Polygon", "coordinates": [[0, 0], [1, 1]]}'), "features.1.geometry"),
        (collection('{"type": "LineString", "coordinates": [["0", "0"]]}'), "features.1.geometry"),
        (collection('{"type": "Point", "coordinates": [10, 91]}'), "features.1.geometry"),
        (collection('{"type": "Point", "coordinates": [NaN, 0]}'), ""),
    ],
)
def test_what_no_map_can_draw_is_refused_with_its_place(data: bytes, field: str) -> None:
    with pytest.raises(DossierError) as caught:
        check_geojson(data, "land.json")
    assert caught.value.problems[0].field == field


@given(st.binary(max_size=300), st.sampled_from(FILES))
def test_arbitrary_bytes_give_nothing_but_problems(data: bytes, file: object) -> None:
    try:
        sheet(file, data)  # type: ignore[arg-type]
        check_geojson(data, "x.json")
    except DossierError as error:
        assert error.problems


@given(st.text(alphabet="ab:-[]{}&*!\"'|>#, \n\t~0é", max_size=80))
def test_near_yaml_gives_nothing_but_problems(text: str) -> None:
    try:
        read_yaml(text.encode(), "x.yml")
    except DossierError as error:
        assert error.problems


partial_dates = st.dates(date(1000, 1, 1), date(2999, 12, 31)).flatmap(
    lambda d: st.sampled_from([PartialDate(d.year), PartialDate(d.year, d.month), PartialDate(d.year, d.month, d.day)])
)


@given(partial_dates)
def test_a_partial_date_survives_being_written_and_read(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day


@pytest.mark.parametrize("text", ["0001-01-01", "0999", "3000-01", "9999-12-31"])
def test_a_year_that_no_record_can_mean_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a year from 1000 to 2999"):
        PartialDate.parse(text)


@given(partial_dates, partial_dates)
def test_partial_dates_are_ordered_by_the_day_they_are_known(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    if one.last_day < other.last_day:
        assert one < other
