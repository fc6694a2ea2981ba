"""Which sentences, and which papers, are about experimental animals and not about people."""

import pytest

from kg.model import Category, Document, Heading, MatchMethod, Mention, Section, Title, replace
from kg.text.animals import in_context, is_about_animals
from kg.text.context import scopes, speaks_of, triggers
from kg.text.passage import passages
from tests.text.documents import document


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("Nephrotoxicity was induced in Wistar rats.", "animal"),
        ("Sprague-Dawley males got cisplatin.", "animal"),
        ("The hearts of guinea-pigs were perfused.", "animal"),
        ("BALB/c mice; C57BL/6J MICE.", "animal"),
        ("Non-human primates tolerated it.", "animal"),
        ("Recombinant human erythropoietin was given to rats.", "animal"),
        ("An animal model of hypotension is wanted.", "animal"),
        ("Twelve patients had hypotension.", "human"),
        ("A 34-year-old woman developed asthma.", "human"),
        ("In rats, as in humans, it lowers the blood pressure.", "animal human"),
        ("A mouse monoclonal antibody binds it.", ""),
        ("An anti-mouse antibody and a mouse-derived one bind it.", ""),
        ("He had swine flu after a dog bite.", ""),
        ("Concentrations were measured in men's serum.", "human"),
        ("Hypotension was observed.", ""),
    ],
)
def test_whom_a_sentence_speaks_of(sentence: str, whom: str) -> None:
    assert speaks_of(sentence) == set(whom.split())


def test_whom_a_sentence_speaks_of_opens_no_scope() -> None:
    assert scopes("Rats and patients had asthma.") == ()
    assert [s.kind for s in scopes("The rats had no asthma.")] == ["negated"]


def test_each_trigger_has_a_kind_and_a_direction_that_fit() -> None:
    for phrase, found in triggers().items():
        for trigger in found:
            whole = trigger.kind in {"animal", "human"}
            assert (trigger.direction == "sentence") is whole, phrase


def _asthma(paper: Document, *more: Section) -> list[bool]:
    whole = replace(paper, sections=(*paper.sections, *more))
    mentions = [
        Mention(n, s.text.index("asthma"), s.text.index("asthma") + 6, "asthma", "D001249",
                Category.DISEASE, MatchMethod.EXACT, 0.9)
        for n, s in enumerate(whole.sections) if "asthma" in s.text
    ]  # fmt: skip
    return [m.animal for m in in_context(mentions, whole, tuple(passages(whole)))]


def test_sentences_of_animals_alone_mark_their_mentions() -> None:
    assert _asthma(
        document(
            "Inhaled steroids",
            "It is given widely. Rats with asthma were used.",
            "Rats were used. The asthma went away.",
            "Rats and children with asthma were seen.",
            "Patients with asthma were seen.",
        )
    ) == [True, False, False, False]


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("Asthma in mice", (), True),
        ("Asthma in mice and men", (), False),
        ("Asthma", (), False),
        ("Asthma", (Heading("Animals"),), True),
        ("Asthma", (Heading("Tiere", "D000818"),), True),
        ("Asthma in man", (Heading("Animals"), Heading("Rats")), True),
        ("Asthma", (Heading("Animals"), Heading("Humans")), False),
        ("Asthma in mice", (Heading("Animals"), Heading("Menschen", "D006801")), False),
        ("Asthma in mice", (Heading("Humans"),), False),
    ],
)
def test_papers_about_animals(title: str, headings: tuple[Heading, ...], *, expected: bool) -> None:
    assert is_about_animals(replace(document(title), headings=headings)) is expected


def test_titles_of_other_languages_do_not_count() -> None:
    french = replace(document("Asthme"), title=Title("Rats et asthme", "fr"))
    assert not is_about_animals(french)
    translated = replace(french, translated_title=Title("Rats and asthma", "en", translated=True))
    assert is_about_animals(translated)


def test_papers_about_animals_mark_all_but_sentences_of_people() -> None:
    indexed = replace(
        document(
            "Inhaled steroids",
            "The asthma went away.",
            "In children asthma is common.",
        ),
        headings=(Heading("Animals"),),
    )
    french = Section("abstract", "Un asthma.", language="fr")
    assert _asthma(indexed, french) == [True, False, True]


def test_triggers_are_whole_words_and_the_longest_one_counts() -> None:
    assert scopes("Nodules, no-one, notes of asthma.") == ()
    assert scopes("İ There was no asthma.")[0].span.of("İ There was no asthma.") == " asthma."
    assert [s.kind for s in scopes("No  increase in asthma was seen.")] == []
