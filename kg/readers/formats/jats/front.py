"""The article-meta and front-stub elements, apart from people, dates and abstracts.

Source: JATS 1.3, article-meta; PubMed Central, "Tagging Guidelines", article-type,
related-article-type.
"""

from typing import Final

from kg.model import Grant, Identifier, PublicationType, RelatedObject, RelatedPaper, Section, Title
from kg.readers.formats.jats.coverage import Element, children, inside
from kg.readers.formats.jats.dates import value_of
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.identifiers import identifier_of, scheme_identifier
from kg.readers.formats.jats.notes import read_notes
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.parts.publication_types import is_printed_type
from kg.readers.parts.web_links import is_link

_TYPES: Final = {
    "research-article": "Journal Article", "review-article": "Review",
    "case-report": "Case Reports",
    "editorial": "Editorial", "letter": "Letter", "correction": "Published Erratum",
    "retraction": "Retraction of Publication", "systematic-review": "Systematic Review",
    "article-commentary": "Comment", "meta-analysis": "Meta-Analysis", "news": "News",
    "expression-of-concern": "Expression of Concern", "clinical-trial": "Clinical Trial",
    "obituary": "Obituary", "guideline": "Guideline", "practice-guideline": "Practice Guideline",
    "brief-report": "Journal Article", "rapid-communication": "Journal Article",
    "preprint": "Preprint", "lecture": "Lecture", "dataset": "Dataset", "data-paper": "Dataset",
}  # fmt: skip
DEFAULT_LANGUAGE: Final = "en"
"""What the DTD gives an article that does not say (JATS Archiving, attribute xml:lang)."""

_RELATIONS: Final = {
    "corrected-article": "erratum-for", "correction": "erratum-in",
    "correction-forward": "erratum-in", "corrected-article-forward": "erratum-in",
    "retracted-article": "retraction-of", "retraction": "retraction-in",
    "retraction-forward": "retraction-in", "partial-retraction": "partial-retraction-of",
    "partially-retracted-article": "partial-retraction-of", "commentary-article": "comment-on",
    "commentary": "comment-in", "object-of-concern": "expression-of-concern-for",
    "expression-of-concern": "expression-of-concern-in", "updated-article": "update-of",
    "update": "update-in", "republished-article": "republished-from",
}  # fmt: skip


def read_types(article: Element, draft: ArticleDraft) -> None:
    """Read what an article says of itself as a whole: type, language, version of the tag set."""
    coverage = draft.coverage
    kind = coverage.get(article, "article-type")
    if kind:
        draft.publication_types.append(PublicationType(_TYPES.get(kind, kind)))
        draft.administer("article-type", kind)
    draft.administer("dtd-version", coverage.get(article, "dtd-version") or "")
    language = code_of_language(coverage.get(article, "lang") or DEFAULT_LANGUAGE)
    if language:
        draft.language, draft.languages = language, (language,)


def read_identity(meta: Element, draft: ArticleDraft) -> None:
    """Read identifiers, categories, volume, issue and pages."""
    coverage = draft.coverage
    for element in coverage.each(meta, "article-id"):
        found = identifier_of(element, draft.text(element), coverage)
        if found:
            draft.identifiers.append(found)
    for element in coverage.each(meta, "object-id"):
        found = identifier_of(element, draft.text(element), coverage)
        if found:
            draft.identifiers.append(found)
    for version in coverage.each(meta, "article-version-alternatives"):
        _versions(version, draft)
    _versions(meta, draft)
    for categories in coverage.each(meta, "article-categories"):
        for group in coverage.each(categories, "subj-group"):
            _subjects(group, (), draft)
        for element in coverage.each(categories, "series-title", "series-text"):
            draft.items.append((element.tag, draft.text(element)))
    _read_place(meta, draft)


def _versions(parent: Element, draft: ArticleDraft) -> None:
    for element in draft.coverage.each(parent, "article-version"):
        kind = draft.coverage.get(element, "article-version-type")
        draft.coverage.get(element, "designator")
        draft.administer(f"article-version-{kind}" if kind else "article-version",
                         draft.text(element))  # fmt: skip


def _subjects(group: Element, above: tuple[str, ...], draft: ArticleDraft) -> None:
    coverage = draft.coverage
    kind = coverage.get(group, "subj-group-type") or "subject"
    coverage.get(group, "lang")
    last = above
    for element in coverage.each(group, "subject", "compound-subject"):
        text = draft.text(element)
        if not text:
            continue
        last = (*above, text)
        draft.items.append((kind, " > ".join(last)))
        if is_printed_type(text):
            draft.publication_types.append(PublicationType(text))
    for inner in coverage.each(group, "subj-group"):
        _subjects(inner, last, draft)


def _read_place(meta: Element, draft: ArticleDraft) -> None:
    coverage = draft.coverage
    tags = ("volume", "issue", "supplement", "fpage", "lpage", "page-range", "elocation-id",
            "issue-title", "issue-part", "volume-series", "isbn", "issue-sponsor", "volume-id",
            "issue-id", "volume-issue-group")  # fmt: skip
    found: dict[str, str] = {}
    for element in coverage.each(meta, *tags):
        text = draft.text(element)
        if element.tag in found or element.tag not in tags[:7]:
            draft.administer(element.tag, text)
        else:
            found[element.tag] = text
    start, end = found.get("fpage") or None, found.get("lpage") or None
    whole = f"{start}-{end}" if start and end and start != end else start
    draft.start_page, draft.end_page = start, end
    place = locator(found.get("volume"), found.get("issue"), found.get("page-range") or whole)
    number = found.get("elocation-id") or place.article_number
    draft.locator = type(place)(
        place.volume, place.issue, found.get("supplement") or place.supplement, place.pages, number
    )


# ------------------------------------------------------------------------------------------ titles


def read_titles(meta: Element, draft: ArticleDraft) -> None:
    """Read a title-group: title and subtitle are one text, as they are printed."""
    coverage = draft.coverage
    for group in coverage.each(meta, "title-group"):
        title, language = _title(group, "article-title", "subtitle", draft)
        if title:
            draft.title = Title(title, language or draft.language)
            draft.title_line = coverage.line(group)
        for other in coverage.each(group, "trans-title-group"):
            language = code_of_language(coverage.get(other, "lang") or "")
            text, own = _title(other, "trans-title", "trans-subtitle", draft)
            add_translation(Title(text, own or language, translated=True), draft)
        for other in coverage.each(group, "trans-title"):
            own = code_of_language(coverage.get(other, "lang") or "")
            add_translation(Title(draft.text(other), own, translated=True), draft)
        for other in coverage.each(group, "alt-title"):
            kind = coverage.get(other, "alt-title-type") or "alternative"
            coverage.get(other, "lang")
            draft.say(f"title-{kind}", other, draft.text(other))
        for notes in coverage.each(group, "fn-group"):
            read_notes(notes, draft)


def add_translation(title: Title, draft: ArticleDraft) -> None:
    """Add a title in another language: the first is the document's, others are sections."""
    if not title.text:
        return
    if draft.translated_title is None:
        draft.translated_title = title
    else:
        draft.section(Section("title", title.text, language=title.language, variant="translation"))


def _title(group: Element, main: str, minor: str, draft: ArticleDraft) -> tuple[str, str | None]:
    coverage = draft.coverage
    texts, language = [], None
    for element in coverage.each(group, main, minor):
        language = language or code_of_language(coverage.get(element, "lang") or "")
        text = draft.words.title(element)
        if text:
            texts.append(text)
    joined = texts[0] if texts else ""
    for text in texts[1:]:
        joined += f" {text}" if joined.endswith((":", "?", "!", "–", "—")) else f": {text}"
    return joined, language


# ------------------------------------------------------------------------- rights, money, relations


def read_rights(parent: Element, draft: ArticleDraft) -> None:
    """Read the permissions of an article or of a figure."""
    coverage = draft.coverage
    for permissions in coverage.each(parent, "permissions"):
        for tag, kind in (
            ("copyright-statement", "copyright"), ("copyright-year", "copyright-year"),
            ("copyright-holder", "copyright-holder"),
        ):  # fmt: skip
            for element in coverage.each(permissions, tag):
                draft.say(kind, element, draft.text(element))
        for element in coverage.each(permissions, "free_to_read"):
            _access(element, draft)
        for licence in coverage.each(permissions, "license"):
            _licence(licence, draft)
    for element in coverage.each(parent, "copyright-statement", "copyright-year",
                                 "copyright-holder"):  # fmt: skip
        draft.say(element.tag.removesuffix("-statement"), element, draft.text(element))


def _licence(licence: Element, draft: ArticleDraft) -> None:
    coverage = draft.coverage
    kind = coverage.get(licence, "license-type")
    coverage.get(licence, "lang")
    draft.administer("license-type", kind or "")
    draft.say("license-link", licence, coverage.get(licence, "href") or "")
    for element in coverage.each(licence, "license_ref"):
        coverage.get(element, "start_date")
        draft.say("license-link", element, draft.text(element))
    for element in coverage.each(licence, "free_to_read"):
        _access(element, draft)
    for element in coverage.each(licence, "license-p", "p"):
        draft.say("license", element, draft.text(element))
    draft.say("license", licence, " ".join((licence.text or "").split()))
    if (licence.text or "").strip():
        coverage.render(licence)


def _access(element: Element, draft: ArticleDraft) -> None:
    start, end = (draft.coverage.get(element, name) for name in ("start_date", "end_date"))
    draft.administer("free-to-read", "/".join(one for one in (start, end) if one) or "yes")


def read_money(meta: Element, draft: ArticleDraft) -> None:
    """Read funding-group, and the contract and grant elements of older files."""
    coverage = draft.coverage
    for group in coverage.each(meta, "funding-group"):
        coverage.get(group, "lang")
        for award in coverage.each(group, "award-group"):
            _award(award, draft)
        for element in coverage.each(group, "funding-statement", "open-access"):
            draft.say("funding", element, draft.text(element))
    for element in coverage.each(meta, "contract-num", "grant-num"):
        draft.grants.append(Grant(draft.text(element), draft.text(element)))
    for element in coverage.each(meta, "contract-sponsor", "grant-sponsor"):
        draft.grants.append(Grant(draft.text(element), None, draft.text(element)))


def _award(award: Element, draft: ArticleDraft) -> None:
    coverage = draft.coverage
    coverage.get(award, "award-type")
    country, agencies, numbers, parts = None, [], [], []
    for child in award:
        coverage.open(child)
        text = draft.text(child)
        parts.append(text)
        if child.tag == "funding-source":
            country = coverage.get(child, "country") or country
            identifiers = [draft.text(one) for one in inside(child, "institution-id")]
            for one in inside(child, "institution-id"):
                coverage.get(one, "institution-id-type")
            wrapped = [draft.text(one) for one in inside(child, "institution")]
            agencies.append(" / ".join(wrapped) or text)
            for identifier in identifiers:
                draft.administer("funder-id", f"{agencies[-1]}: {identifier}")
            coverage.get(child, "source-type")
            coverage.get(child, "href")
        elif child.tag == "award-id":
            coverage.get(child, "award-id-type")
            coverage.get(child, "href")
            numbers.append(text)
    whole = "; ".join(part for part in parts if part)
    agency = " / ".join(one for one in agencies if one) or None
    for number in numbers or [""]:
        if whole:
            draft.grants.append(Grant(whole, number or None, agency, None, country))


def read_relations(article: Element, draft: ArticleDraft) -> None:
    """Read related articles, related objects and reviewed products, wherever they stand."""
    coverage = draft.coverage
    for element in inside(article, "related-article", "related-object", "product"):
        coverage.open(element)
        if element.tag == "related-article":
            draft.related.append(_related(element, draft))
        elif element.tag == "related-object":
            draft.objects.append(_object(element, draft))
        else:
            coverage.get(element, "product-type")
            draft.say("product", element, draft.text(element))


def _related(element: Element, draft: ArticleDraft) -> RelatedPaper:
    coverage = draft.coverage
    kind = coverage.get(element, "related-article-type") or "related"
    scheme, target = coverage.get(element, "ext-link-type") or "", coverage.get(element, "href")
    places = (coverage.get(element, name) for name in ("journal-id", "vol", "issue", "page"))
    place = " ".join(one for one in places if one)
    coverage.get(element, "journal-id-type")
    coverage.get(element, "elocation-id")
    note = coverage.get(element, "lang")
    found = scheme_identifier(scheme, target) if target else None
    text = draft.text(element) or place or target or ""
    value = {found.scheme: found.value} if found else {}
    return RelatedPaper(
        _RELATIONS.get(kind, kind), text, value.get("pmid"), value.get("doi"), value.get("pmcid"),
        coverage.line(element), note=note,
    )  # fmt: skip


def _object(element: Element, draft: ArticleDraft) -> RelatedObject:
    """Return a related-object: its attributes, the date it gives, its identifiers, its words."""
    coverage = draft.coverage
    names = ("content-type", "object-type", "object-id", "object-id-type", "source-id",
             "source-id-type", "source-type", "document-id", "document-id-type", "document-type",
             "link-type", "ext-link-type", "href")  # fmt: skip
    parameters = [(name, value) for name in names if (value := coverage.get(element, name))]
    for date in children(element, "date"):
        coverage.get(date, "date-type")
        found = value_of(coverage.open(date), draft)
        if found:
            parameters.append(("date", found[0]))
    for one in inside(element, "pub-id", "object-id"):
        kind = coverage.get(one, "pub-id-type") or "id"
        parameters.append((kind, coverage.get(one, "href") or draft.text(one)))
    for one in inside(element, "collab", "year"):
        coverage.get(one, "collab-type"), coverage.get(one, "iso-8601-date")
    text = draft.text(element, ("date",))
    if text:
        parameters.append(("text", text))
    return RelatedObject("related-object", tuple(parameters))


# --------------------------------------------------------------------------------------- the rest


def read_rest(meta: Element, draft: ArticleDraft) -> None:
    """Read links, counts, conferences, notes and custom-meta."""
    coverage = draft.coverage
    for element in coverage.each(meta, "self-uri", "ext-link", "uri"):
        target = coverage.get(element, "href") or draft.text(element)
        coverage.get(element, "ext-link-type"), coverage.get(element, "lang")
        coverage.get(element, "title")
        if element.tag == "self-uri":
            draft.text(element)
        if is_link(target):
            draft.links.append(target)
        else:
            draft.administer("file", target)
    for counts in coverage.each(meta, "counts"):
        for element in counts:
            coverage.open(element)
            kind = coverage.get(element, "count-type") or element.tag.removesuffix("-count")
            draft.administer(f"count-{kind}", coverage.get(element, "count") or "")
    for element in coverage.each(meta, "conference"):
        draft.say("conference", element, draft.text(element))
    for element in coverage.each(meta, "notes"):
        coverage.get(element, "notes-type")
        draft.say("notes", element, draft.text(element))
    for element in coverage.each(meta, "support-group"):
        draft.say("funding", element, draft.text(element))
    read_custom(meta, draft)


def read_custom(parent: Element, draft: ArticleDraft) -> None:
    """Read custom-meta, name and value."""
    coverage = draft.coverage
    for group in coverage.each(parent, "custom-meta-group", "custom-meta-wrap"):
        for element in coverage.each(group, "custom-meta"):
            coverage.get(element, "href")
            name = " ".join(draft.text(one) for one in coverage.each(element, "meta-name"))
            value = " ".join(draft.text(one) for one in coverage.each(element, "meta-value"))
            draft.administer(name or "custom", value)


def identifiers_as_fields(found: list[Identifier]) -> dict[str, str]:
    """Return the PMID, DOI and PMCID of a work, the first of each."""
    return {one.scheme: one.value for one in reversed(found)}
