"""One record of Europe PMC.

Laws
    1. A flag that says that something exists elsewhere (``hasPDF``, ``inEPMC`` ...) and a count is
       administration: it is about the record, not about the paper, and changes from day to day.
    2. Where core and lite have two keys for one thing, either is read.
"""

import re
from collections.abc import Iterator

from kg.model import (
    Accession,
    Book,
    DateKind,
    Document,
    Grant,
    Heading,
    HeadingQualifier,
    Identifier,
    IdentifierScheme,
    Journal,
    Keyword,
    PublicationDate,
    PublicationType,
    RelatedPaper,
    Section,
    Source,
    Substance,
    UsageFigure,
    replace,
)
from kg.readers.formats.europepmc.people import read_people
from kg.readers.parts.abstract import labelled
from kg.readers.parts.dates import parse_date
from kg.readers.parts.identifiers import clean_doi, find_doi
from kg.readers.parts.labels import category_of
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.parts.markup import parts_of, plain_text
from kg.readers.parts.titles import make_title
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.json_keys import Keys

_IDENTIFIERS: dict[str, IdentifierScheme] = {"pmid": "pmid", "doi": "doi", "pmcid": "pmcid"}
_DATES: dict[str, DateKind] = {
    "dateOfCreation": "created", "dateOfCompletion": "completed", "dateOfRevision": "last-revised",
    "electronicPublicationDate": "electronic",
}  # fmt: skip
_FLAGS = (
    "isOpenAccess", "inEPMC", "inPMC", "hasPDF", "hasBook", "hasSuppl", "hasData", "hasReferences",
    "hasTextMinedTerms", "hasDbCrossReferences", "hasLabsLinks", "hasEvaluations", "authMan",
    "epmcAuthMan", "nihAuthMan", "hasTMAccessionNumbers",
)  # fmt: skip
_ADMINISTRATION = {
    "id": "europe-pmc-id", "source": "europe-pmc-source", "pubModel": "publication-model",
    "firstIndexDate": "first-indexed", "fullTextReceivedDate": "full-text-received",
    "embargoDate": "embargo", "authorsCompleteYN": "authors-complete",
    "firstPublicationDate": "first-published",
}  # fmt: skip
_SEVERAL = re.compile(r"\s*;\s*")


def read_record(keys: Keys, source: Source) -> Document:
    """Return the document of one result."""
    draft = ExportDraft()
    _read_identifiers(keys, draft)
    _read_languages_and_title(keys, draft)
    read_people(keys, draft)
    _read_publication(keys, draft)
    _read_abstract(keys, draft)
    _read_subjects(keys, draft)
    _read_relations(keys, draft)
    _read_administration(keys, draft)
    draft.status = keys.text("publicationStatus")
    return draft.document(source)


def _read_identifiers(keys: Keys, draft: ExportDraft) -> None:
    for key, scheme in _IDENTIFIERS.items():
        value = keys.text(key)
        if value:
            bare = clean_doi(value) if scheme == "doi" else value
            draft.identifiers.append(Identifier(scheme, bare))
    manuscript = keys.text("manuscriptId")
    if manuscript:
        draft.identifiers.append(Identifier("other", manuscript, source="manuscript"))


def _read_languages_and_title(keys: Keys, draft: ExportDraft) -> None:
    for printed in keys.texts("language"):
        code = code_of_language(printed)
        if code:
            draft.languages = (*draft.languages, code)
        else:
            draft.administer("language", printed)
    title = keys.text("title")
    if title:
        draft.title, draft.translated_title = make_title(plain_text(title))
    if draft.title and len(draft.languages) == 1:
        draft.title = replace(draft.title, language=draft.languages[0])


def _read_publication(keys: Keys, draft: ExportDraft) -> None:
    info = keys.object("journalInfo")
    journal = info.object("journal") if info else None
    draft.journal = _core_journal(journal) if journal else _lite_journal(keys)
    issue = info.text("issue") if info else keys.text("issue")
    volume = info.text("volume") if info else keys.text("journalVolume")
    draft.locator = locator(volume, issue, keys.text("pageInfo"))
    dates = _issue_dates(info, draft) if info else _years(keys)
    draft.dates.extend(dates)
    year = keys.text("pubYear")
    if year and not any(date.value.startswith(year) for date in draft.dates):
        draft.dates.append(PublicationDate("other", year))
    if info:
        info.report_rest()
    for key, kind in _DATES.items():
        value = keys.text(key)
        found = parse_date(value) if value else None
        if value and found is None:
            keys.misread(key, value)
        elif found:
            draft.dates.append(PublicationDate(kind, found.value, found.printed))
    _read_book(keys, draft)


def _years(keys: Keys) -> Iterator[PublicationDate]:
    """Yield the date of a lite answer, which says the year alone."""
    year = keys.text("pubYear")
    if year:
        yield PublicationDate("print", year)


def _issue_dates(info: Keys, draft: ExportDraft) -> Iterator[PublicationDate]:
    """Yield the issue's date: the printed one, with the day where the print says one."""
    printed, iso = info.text("dateOfPublication"), info.text("printPublicationDate")
    year, month = info.text("yearOfPublication"), info.text("monthOfPublication")
    issue = info.text("journalIssueId")
    draft.administer("journal-issue-id", issue or "")
    if year == "0":
        year = None
    if month == "0":
        month = None
    date = parse_date(printed or iso or "-".join(part for part in (year, month) if part))
    if date:
        yield PublicationDate("print", date.value, date.printed)
    if iso and (date is None or not iso.startswith(date.value)):
        draft.administer("print-publication-date", iso)


def _core_journal(journal: Keys) -> Journal:
    issn, essn = journal.text("issn"), journal.text("essn")
    medline, iso = journal.text("medlineAbbreviation"), journal.text("isoabbreviation")
    found = Journal(
        title=journal.text("title"),
        abbreviation=medline or iso,
        issn=tuple(dict.fromkeys(number for number in (issn, essn) if number)),
        nlm_id=journal.text("nlmid"),
        iso_abbreviation=iso,
        print_issn=issn,
        electronic_issn=essn,
    )
    journal.report_rest()
    return found


def _lite_journal(keys: Keys) -> Journal | None:
    printed = keys.text("journalIssn") or ""
    issn = tuple(number.upper() for number in _SEVERAL.split(printed) if number)
    found = Journal(title=keys.text("journalTitle"), issn=issn)
    return found if found != Journal() else None


def _read_book(keys: Keys, draft: ExportDraft) -> None:
    details = keys.object("bookOrReportDetails")
    if details is None:
        return
    isbn = [number for key in ("isbn10", "isbn13") if (number := details.text(key))]
    draft.book = Book(
        title=details.text("comprisingTitle"),
        publisher=details.text("publisher"),
        edition=details.text("edition"),
        collection=details.text("seriesName"),
        isbn=tuple(isbn),
    )
    pages, year = details.text("numberOfPages"), details.text("yearOfPublication")
    draft.state("number-of-pages", pages or "")
    if year and not draft.dates:
        draft.dates.append(PublicationDate("print", year))
    details.report_rest()


def _read_abstract(keys: Keys, draft: ExportDraft) -> None:
    markup = keys.text("abstractText")
    if not markup:
        return
    for label, text in parts_of(markup):
        if label is None:
            draft.sections.extend(labelled(text, 1, None, None))
        else:
            draft.sections.append(Section("abstract", text, label, category_of(label)))
    draft.sections = [replace(section, line=None) for section in draft.sections]


def _read_subjects(keys: Keys, draft: ExportDraft) -> None:
    for item in keys.nested("meshHeadingList", "meshHeading"):
        heading = _heading(item)
        if heading:
            draft.headings.append(heading)
    for item in keys.nested("chemicalList", "chemical"):
        name, number = item.text("name"), item.text("registryNumber")
        if name:
            draft.substances.append(Substance(name, None, number))
        item.report_rest()
    for text in keys.nested_texts("keywordList", "keyword"):
        major = text.startswith("*")
        draft.keywords.append(Keyword(plain_text(text.removeprefix("*")), major=major))
    types = keys.nested_texts("pubTypeList", "pubType") + _lite_types(keys)
    draft.publication_types.extend(PublicationType(name) for name in types)


def _lite_types(keys: Keys) -> list[str]:
    return [name for name in _SEVERAL.split(keys.text("pubType") or "") if name]


def _heading(item: Keys) -> Heading | None:
    name, major = item.text("descriptorName"), item.flag("majorTopic_YN")
    qualifiers: list[HeadingQualifier] = []
    for qualifier in item.nested("meshQualifierList", "meshQualifier"):
        qualifier.value("abbreviation")  # NLM's two letters for the same qualifier
        printed, star = qualifier.text("qualifierName"), qualifier.flag("majorTopic_YN")
        if printed:
            qualifiers.append(HeadingQualifier(printed, None, star))
        qualifier.report_rest()
    if name is None:
        item.misread("descriptorName", None)
    item.report_rest()
    return Heading(name, None, major, tuple(qualifiers)) if name else None


def _read_relations(keys: Keys, draft: ExportDraft) -> None:
    for item in keys.nested("commentCorrectionList", "commentCorrection"):
        draft.related.append(_related(item))
    for item in keys.nested("grantsList", "grant"):
        number, agency, acronym = item.text("grantId"), item.text("agency"), item.text("acronym")
        item.value("orderIn")  # the grants' order is that of the list
        text = "/".join(part for part in (number, acronym, agency) if part)
        draft.grants.append(Grant(text, number, agency, acronym))
        item.report_rest()
    for item in keys.nested("fullTextUrlList", "fullTextUrl"):
        _read_link(item, draft)
    for name in keys.nested_texts("dbCrossReferenceList", "dbName"):
        draft.administer("cross-referenced-database", name)
    for kind in keys.nested_texts("tmAccessionTypeList", "accessionType"):
        draft.administer("mined-accession-type", kind)


def _related(item: Keys) -> RelatedPaper:
    identifier, source = item.text("id"), item.text("source")
    kind = (item.text("type") or "other").casefold().replace(" ", "-")
    text, note = item.text("reference"), item.text("note")
    item.value("orderIn")  # the list's own order
    item.report_rest()
    pmid = identifier if source == "MED" and identifier and identifier.isdecimal() else None
    printed = text or f"{source}: {identifier}"
    pmcid = identifier if source == "PMC" else None
    return RelatedPaper(kind, printed, pmid, find_doi(printed), pmcid, note=note)


def _read_link(item: Keys, draft: ExportDraft) -> None:
    url = item.text("url")
    availability, code = item.text("availability"), item.text("availabilityCode")
    style, site = item.text("documentStyle"), item.text("site")
    item.report_rest()
    if url is None:
        return
    if is_link(url):
        draft.links.append(url)
    told = ", ".join(part for part in (style, site, availability or code) if part)
    draft.administer("full-text", f"{url} ({told})" if told else url)


def _read_administration(keys: Keys, draft: ExportDraft) -> None:
    for key, kind in _ADMINISTRATION.items():
        draft.administer(kind, keys.text(key) or "")
    for key in _FLAGS:
        if keys.flag(key):
            draft.administer("flag", key)
    licence = keys.text("license")
    draft.state("license", licence or "")
    for item in keys.nested("subsetList", "subset"):
        code, name = item.text("code"), item.text("name")
        draft.administer("citation-subset", code or name or "")
        item.report_rest()
    for identifier in keys.nested_texts("fullTextIdList", "fullTextId"):
        if not any(known.value == identifier for known in draft.identifiers):
            draft.administer("full-text-id", identifier)
    for tag in keys.nested_texts("dataLinksTagsList", "dataLinkstag"):
        draft.administer("data-link", tag)
    cited = keys.text("citedByCount")
    if cited and cited.isdecimal() and int(cited):
        draft.figures.append(UsageFigure("cited-by", int(cited)))
    version, _ = keys.text("versionNumber"), keys.value("versionList")
    draft.administer("version", version or "")
    for accession in keys.nested_texts("accessionNumbers", "accessionNumber"):
        draft.accessions.append(Accession("Europe PMC", accession))
