"""What Crossref adds to CSL-JSON: dates, kinds of ISSN, funders, references, updates, relations.

Source: Crossref, "REST API: Format", section "Work". Its answers are CSL-JSON with more keys.

Laws
    1. What Crossref says of its own service (when it indexed the record, how it scored it, who is
       its member) says nothing of the paper, and is passed over.
    2. A relation is asserted by this paper or the other one, and named as Crossref names it; an
       update is named as NLM names it.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import (
    DateKind,
    Grant,
    Identifier,
    PublicationDate,
    Reference,
    RelatedPaper,
)
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import clean_doi, find_doi
from kg.readers.parts.markup import plain_text
from kg.readers.parts.references import parse_reference
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.json_keys import Keys

_SERVICE: Final = (
    "indexed", "reference-count", "references-count", "is-referenced-by-count", "content-domain",
    "created", "deposited", "prefix", "member", "score", "journal-issue", "published",
    "update-policy", "resource", "isbn-type", "cr-labels", "aliases", "content-created",
    "content-updated", "posted", "degree",
)  # fmt: skip
"""Of the service, or said again: the issue of ``journal-issue``, the date of ``published``."""
_ENVELOPE: Final = ("status", "message-type", "message-version")
_UPDATES: Final = {
    "retraction": "retraction", "withdrawal": "retraction", "removal": "retraction",
    "partial_retraction": "partial-retraction", "erratum": "erratum", "corrigendum": "erratum",
    "correction": "erratum", "expression_of_concern": "expression-of-concern",
    "new_version": "update", "new_edition": "update", "clarification": "erratum",
}  # fmt: skip
_FOR: Final = frozenset({"erratum", "expression-of-concern"})
"""Of these NLM says that they are *for* a paper; of the others, that they are *of* it."""
_ASSERTED: Final[dict[str, DateKind]] = {
    "received": "received", "revised": "revised", "accepted": "accepted",
}  # fmt: skip


def unwrapped(keys: Keys) -> Keys:
    """Return the work inside an answer of Crossref's interface, or the item itself."""
    work = keys.object("message") if "message" in keys.rest() else None
    if work is None:
        return keys
    for key in _ENVELOPE:
        keys.value(key)
    keys.report_rest()
    return work


def read_crossref(keys: Keys, draft: ExportDraft) -> None:
    """Read what is Crossref's own."""
    for key in _SERVICE:
        keys.value(key)
    draft.grants.extend(grant for item in keys.objects("funder") for grant in _grants(item))
    for number, item in enumerate(keys.objects("reference"), start=1):
        draft.references.append(_reference(item, number))
    for key in ("update-to", "updated-by"):
        draft.related.extend(_update(item, key) for item in keys.objects(key))
    relations = keys.object("relation")
    if relations:
        draft.related.extend(_relations(relations))
    _read_links(keys, draft)
    _read_words(keys, draft)
    _read_assertions(keys, draft)


def _read_links(keys: Keys, draft: ExportDraft) -> None:
    for item in keys.objects("link"):
        url = item.text("URL")
        if url and is_link(url):
            draft.links.append(url)
    known = {one.value for one in draft.identifiers}
    for identifier in keys.texts("alternative-id"):
        if identifier.lower() not in known:
            draft.identifiers.append(Identifier("publisher-id", identifier))


def _read_words(keys: Keys, draft: ExportDraft) -> None:
    """Read subtitles, and the subjects, which are the journal's and not the paper's."""
    for word in keys.texts("subject"):
        draft.administer("subject", plain_text(word))
    for key in ("subtitle", "short-title", "group-title", "subtype"):
        for text in keys.texts(key):
            draft.state(key, plain_text(text))
    for item in keys.objects("clinical-trial-number"):
        draft.state("clinical-trial-number", item.text("clinical-trial-number") or "")


def issn_kinds(keys: Keys) -> dict[str, str]:
    """Take the kinds of the ISSNs: ``print`` and ``electronic``."""
    found: dict[str, str] = {}
    for item in keys.objects("issn-type"):
        kind, number = item.text("type"), item.text("value")
        item.report_rest()
        if kind and number:
            found.setdefault(kind, number)
    return found


def license_links(keys: Keys) -> Iterator[str]:
    """Take the addresses of the licences, where they are objects as Crossref gives them."""
    value = keys.value("license")
    if isinstance(value, str):
        yield value
        return
    for item in Keys({"license": value}, keys.unread, keys.record).objects("license"):
        yield item.text("URL") or ""


def _grants(item: Keys) -> Iterator[Grant]:
    name, numbers = item.text("name"), item.texts("award")
    for key in ("DOI", "doi-asserted-by", "id", "award-info"):
        item.value(key)
    item.report_rest()
    if name and not numbers:
        yield Grant(name, agency=name)
    for number in numbers:
        yield Grant("/".join(part for part in (number, name) if part), number, agency=name)


def _reference(item: Keys, number: int) -> Reference:
    printed = item.text("unstructured")
    author, date, doi = item.text("author"), item.text("year"), item.text("DOI")
    title = item.text("article-title") or item.text("volume-title")
    journal = item.text("journal-title") or item.text("series-title")
    volume, issue, page = item.text("volume"), item.text("issue"), item.text("first-page")
    for key in ("key", "doi-asserted-by", "ISSN", "issn-type", "edition", "ISBN", "isbn-type",
                "standards-body", "standard-designator", "component", "id"):  # fmt: skip
        item.value(key)
    item.report_rest()
    if printed and not (author or title or journal or doi):
        return parse_reference(plain_text(printed), number, None, None)
    place = ":".join(part for part in (volume, page) if part)
    whole = ". ".join(part for part in (author, title, journal, date, place) if part)
    return Reference(
        number,
        plain_text(printed) if printed else whole or doi or "",
        authors=(author,) if author else (),
        title=plain_text(title) if title else None,
        journal=journal,
        date=date,
        volume=volume,
        issue=issue,
        pages=page,
        doi=clean_doi(doi) if doi else None,
    )


def _update(item: Keys, key: str) -> RelatedPaper:
    """Return a paper that this one corrects or retracts, or that does so to this one."""
    doi, printed = item.text("DOI"), item.text("type") or "update"
    label = item.text("label")
    for said in ("updated", "source", "record-id"):
        item.value(said)
    item.report_rest()
    stem = _UPDATES.get(printed.casefold(), printed.casefold().replace("_", "-"))
    end = "in" if key == "updated-by" else "for" if stem in _FOR else "of"
    return RelatedPaper(f"{stem}-{end}", label or doi or printed, doi=clean_doi(doi or "") or None)


def _relations(keys: Keys) -> Iterator[RelatedPaper]:
    for kind in keys.rest():
        for item in keys.objects(kind):
            printed, scheme = item.text("id") or "", item.text("id-type")
            item.value("asserted-by")
            item.report_rest()
            doi = find_doi(printed) if scheme == "doi" else None
            if printed:
                yield RelatedPaper(kind, printed, doi=doi)


def _read_assertions(keys: Keys, draft: ExportDraft) -> None:
    """Read Crossmark's assertions: when the paper was received, and the publisher's statements."""
    for item in keys.objects("assertion"):
        name, value, label = item.text("name"), item.text("value"), item.text("label")
        for key in ("order", "group", "explanation", "URL"):
            item.value(key)
        item.report_rest()
        kind = _ASSERTED.get((name or "").casefold())
        date = parse_date(value) if kind and value else None
        if kind and date:
            draft.dates.append(PublicationDate(kind, date.value, date.printed))
        elif value:
            draft.state((name or "assertion").replace("_", "-"), _labelled(label, value))


def _labelled(label: str | None, value: str) -> str:
    text = plain_text(value)
    return f"{label}: {text}" if label and label != text else text
