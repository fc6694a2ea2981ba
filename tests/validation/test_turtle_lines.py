"""The line of a subject in a Turtle file, whatever stands around it."""

import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.validation.turtle_lines import subject_lines

TURTLE = '''@prefix ex: <http://e/> .
PREFIX q: <http://q/>
@base <http://b/dir/> .
# ex:comment ex:p 1 .
ex:a ex:p "ex:string . " , """long
ex:long ex:p 1 .
""" ;
    ex:q [ ex:r ex:inner ] , ( 1 2.5 ) .
q:b a ex:C . <c> ex:p 'x.y' .
<#d>
    ex:p 1 .
ex:e\\,f ex:p 1.5 , true .
[] ex:p ex:a .
_:blank ex:p ex:a .
ex:a ex:again 1 .
<http://e/\\u00E9> ex:p 1 .
ex:last.dot ex:p "x"^^ex:T , "y"@en-GB .
: a ex:NoPrefix .
'''


def test_each_subject_has_its_first_line() -> None:
    assert subject_lines(TURTLE) == {
        "http://e/a": 5,
        "http://q/b": 9,
        "http://b/dir/c": 9,
        "http://b/dir/#d": 10,
        "http://e/e,f": 12,
        "http://e/é": 16,
        "http://e/last.dot": 17,
        "": 18,
    }


def test_n_triples_are_turtle_too() -> None:
    lines = ("<urn:a> <urn:p> <urn:b> .", '<urn:a> <urn:p> "a\\n\\" ." .', "<urn:c> <urn:p> _:x .")
    assert subject_lines("\n".join(lines)) == {"urn:a": 1, "urn:c": 3}


_WORD = st.from_regex(r"[a-z][a-z0-9\-]{0,8}", fullmatch=True)
_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORD, _WORD, _TEXT), min_size=1, max_size=8))
def test_rdflibs_own_turtle_gives_every_subject_where_it_stands(
    rows: list[tuple[str, str, str]],
) -> None:
    graph = rdflib.Graph()
    space = rdflib.Namespace("http://e/")
    graph.bind("ex", space)
    for subject, predicate, text in rows:
        graph.add((space[subject], space[predicate], rdflib.Literal(text)))
    turtle = graph.serialize(format="turtle")
    found = subject_lines(turtle)
    assert set(found) == {str(subject) for subject in graph.subjects()}
    for subject, line in found.items():
        name = subject.removeprefix("http://e/")
        assert turtle.split("\n")[line - 1].startswith((f"ex:{name} ", f"<{subject}> "))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert all(line >= 1 for line in subject_lines(text).values())
