"""The scanner of JSON items against the standard library's parser."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kg.readers.records.json_items import JsonFrame, JsonItem, json_items

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=3), max_size=5)
SPACING = st.sampled_from([None, 1])


def scan(text, *paths):
    return list(json_items(text.encode("utf-8"), frozenset(paths)))


@given(OBJECTS, SPACING, st.booleans())
def test_items_of_a_list_come_back(objects, indent, ascii_only):
    text = json.dumps(objects, indent=indent, ensure_ascii=ascii_only).encode(
        "utf-8", "surrogatepass"
    )
    *items, frame = json_items(text, frozenset({()}))
    assert [json.loads(item.content) for item in items] == objects
    assert all(text[item.start : item.end] == item.content for item in items)
    assert json.loads(frame.content) == []


@given(OBJECTS, st.dictionaries(st.text(max_size=4), VALUES, max_size=3), SPACING)
def test_items_below_a_path_come_back(objects, around, indent):
    around = {key: value for key, value in around.items() if key not in {"r", "q"}}
    text = json.dumps({**around, "r": {"q": objects}, "z": [1]}, indent=indent)
    *items, frame = scan(text, ("r", "q"))
    assert [json.loads(item.content) for item in items] == objects
    assert json.loads(frame.content) == {**around, "r": {"q": []}, "z": [1]}


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",: \\ab1').map(str.encode))
def test_any_bytes_end_in_one_frame(content):
    *items, frame = json_items(content, frozenset({(), ("r",)}))
    assert isinstance(frame, JsonFrame)
    assert all(isinstance(item, JsonItem) for item in items)


def test_brackets_in_strings_do_not_count():
    item, frame = scan(r'[{"a": "}\"]{"}]', ())
    assert json.loads(item.content) == {"a": '}"]{'}
    assert frame.fault is None


def test_faults():
    assert scan("[{} {}]", ())[-1].gaps == 1
    assert scan("[{]", ())[-1].fault == "damaged"
    assert [piece.fault for piece in scan('[{"a": 1}, {"b"', ())] == [None, "cut-off", "cut-off"]
    assert scan('{"r": "no end', ("r",))[-1].fault == "cut-off"
