"""The back matter, and sub-articles.

Laws
    1. Acknowledgements, notes and sections that are statements become statements, whose kind stands
       for a heading that says no more; appendices and other sections are sections of the body.
    2. A sub-article or response is a related paper; its text is kept in sections of kind
       ``statement`` under its title, for it is not the article that speaks there. A translation of
       the article gives its titles, abstracts and keywords.

Source: JATS 1.3, elements back, ack, notes, app-group, glossary, sub-article, response.
"""

from kg.model import RelatedPaper, replace
from kg.readers.formats.jats.abstracts import read_abstracts, read_keywords
from kg.readers.formats.jats.coverage import Element
from kg.readers.formats.jats.dates import read_dates
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.front import (
    add_translation,
    read_identity,
    read_money,
    read_rest,
    read_rights,
    read_titles,
)
from kg.readers.formats.jats.notes import headed, kind_of_note, read_notes
from kg.readers.formats.jats.people import read_people
from kg.readers.formats.jats.references import read_references
from kg.readers.formats.jats.sections import Context, Prose, heading_of
from kg.readers.parts.language_codes import code_of_language


def read_back(back: Element, draft: ArticleDraft, context: Context) -> None:
    """Read a back element."""
    coverage, prose = draft.coverage, Prose(draft)
    inside = replace(context, statements=True)
    for child in back:
        tag = child.tag
        if tag == "ref-list":
            read_references(child, draft, context.path)
        elif tag == "fn-group":
            read_notes(coverage.open(child), draft)
        elif tag in {"ack", "notes", "bio"}:
            _statement(coverage.open(child), draft, inside)
        elif tag in {"title", "label"}:
            coverage.whole(child)
        elif tag in {"sec", "app-group", "app", "glossary", "gloss-group", "def-list", "p", "list",
                     "boxed-text", "fig", "table-wrap", "fig-group", "supplementary-material",
                     "floats-group", "disp-quote", "media"}:  # fmt: skip
            prose.read_one(child, inside)


def _statement(element: Element, draft: ArticleDraft, context: Context) -> None:
    coverage = draft.coverage
    sort = coverage.get(element, "notes-type")
    heading = heading_of(element, draft)
    default = {"ack": "acknowledgements", "bio": "biography"}.get(element.tag, "notes")
    kind = default if element.tag != "notes" else kind_of_note((sort,), heading) or default
    groups = [one for one in element if one.tag in {"fn-group", "sec", "ref-list", "notes"}]
    texts = []
    for child in element:
        if child.tag in {"title", "label"} or child in groups:
            continue
        text = "\n".join(draft.words.piece(child))
        if text:
            texts.append(text)
    draft.say(kind, element, headed(kind, heading, "\n\n".join(texts)))
    for group in groups:
        if group.tag == "fn-group":
            read_notes(coverage.open(group), draft)
        elif group.tag == "ref-list":
            read_references(group, draft)
        elif group.tag == "notes":
            _statement(coverage.open(group), draft, context)
        else:
            _sub_statement(coverage.open(group), kind, draft)


def _sub_statement(section: Element, kind: str, draft: ArticleDraft) -> None:
    sort = draft.coverage.get(section, "sec-type")
    heading = heading_of(section, draft)
    own = kind_of_note((sort,), heading) or kind
    text = draft.words.text(section, ("title", "label"))
    draft.say(own, section, headed(own, heading, text))


# ------------------------------------------------------------------------------------ sub-articles


def read_sub_article(element: Element, draft: ArticleDraft) -> None:
    """Read a sub-article or a response."""
    coverage = draft.coverage
    coverage.open(element)
    kind = coverage.get(element, "article-type") or coverage.get(element, "response-type")
    kind = kind or element.tag
    language = code_of_language(coverage.get(element, "lang") or "")
    inner = ArticleDraft(coverage=coverage, words=draft.words, language=language)
    for front in coverage.each(element, "front-stub", "front"):
        for meta in (front, *coverage.each(front, "article-meta")):
            _front(meta, inner)
    title = inner.title.text if inner.title else ""
    if kind == "translation":
        _translation(inner, draft)
    else:
        draft.related.append(_paper(kind, title, inner))
    draft.related += inner.related
    draft.administration += inner.administration
    draft.statements += inner.statements
    draft.links += inner.links
    context = Context((title or kind,), "statement", kind, language)
    for body in coverage.each(element, "body"):
        Prose(draft).read(body, context)
    for back in coverage.each(element, "back"):
        read_back(back, draft, context)
    for floats in coverage.each(element, "floats-group", "floats-wrap"):
        Prose(draft).read(floats, context)
    for nested in element:
        if nested.tag in {"sub-article", "response"}:
            read_sub_article(nested, draft)


def _front(meta: Element, inner: ArticleDraft) -> None:
    for rule in (read_identity, read_titles, read_people, read_dates, read_abstracts, read_keywords,
                 read_rights, read_money, read_rest):  # fmt: skip
        rule(meta, inner)


def _paper(kind: str, title: str, inner: ArticleDraft) -> RelatedPaper:
    known = {one.scheme: one.value for one in reversed(inner.identifiers)}
    people = [*inner.authors, *inner.collaborators]
    names = "; ".join(
        one.name + (f" ({', '.join(one.contributions) or one.role})"
                    if one.contributions or one.role else "")
        for one in people
    )  # fmt: skip
    return RelatedPaper(
        kind, title or kind, known.get("pmid"), known.get("doi"), known.get("pmcid"),
        inner.title_line, note=names or None,
    )  # fmt: skip


def _translation(inner: ArticleDraft, draft: ArticleDraft) -> None:
    if inner.title:
        add_translation(replace(inner.title, translated=True), draft)
    draft.identifiers += inner.identifiers
    draft.keywords += inner.keywords
    for section in inner.sections:
        draft.section(replace(section, variant=section.variant or "translation"))
