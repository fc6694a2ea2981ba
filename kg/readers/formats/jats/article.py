"""An article element to a document.

Source: JATS 1.3, elements article, front, body, back, floats-group, sub-article, response.
"""

from kg.model import Accession, Document, Source
from kg.readers.formats.jats.abstracts import read_abstracts, read_keywords
from kg.readers.formats.jats.back import read_back, read_sub_article
from kg.readers.formats.jats.coverage import Coverage, Element
from kg.readers.formats.jats.dates import read_dates
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.front import (
    read_custom,
    read_identity,
    read_money,
    read_relations,
    read_rest,
    read_rights,
    read_titles,
    read_types,
)
from kg.readers.formats.jats.journal import read_journal
from kg.readers.formats.jats.notes import read_note
from kg.readers.formats.jats.people import read_people
from kg.readers.formats.jats.sections import Context, Prose
from kg.readers.formats.jats.words import Words
from kg.readers.parts.web_links import is_link
from kg.readers.xml.account import Account

_BANKS = {
    "gen": "GenBank", "genbank": "GenBank", "ncbi:n": "GenBank", "ncbi:p": "GenPept",
    "ddbj/embl/genbank": "GenBank", "embl": "EMBL", "pdb": "PDB", "uniprot": "UniProt",
    "uniprotkb": "UniProt", "sprot": "UniProt", "swissprot": "UniProt", "geo": "GEO",
    "clinicaltrials": "ClinicalTrials.gov", "clintrialgov": "ClinicalTrials.gov",
    "nct": "ClinicalTrials.gov", "isrctn": "ISRCTN", "omim": "OMIM", "arrayexpress": "ArrayExpress",
    "pir": "PIR", "ec": "EC", "refseq": "RefSeq", "sra": "SRA", "dbsnp": "dbSNP", "pride": "PRIDE",
}  # fmt: skip


def read_article(article: Element, source: Source, line: int, account: Account) -> Document:
    """Return what an article says; what was not read goes to the account."""
    coverage = Coverage(account, line)
    draft = ArticleDraft(coverage=coverage, words=Words(coverage, account))
    coverage.open(article)
    read_types(article, draft)
    for front in coverage.each(article, "front", "front-stub"):
        _read_front(front, draft)
    for other in coverage.each(article, "processing-meta"):
        coverage.whole(other)
    prose, context = Prose(draft), Context(language=draft.language)
    for body in coverage.each(article, "body"):
        coverage.get(body, "lang")
        prose.read(body, context)
    for back in coverage.each(article, "back"):
        read_back(back, draft, context)
    for floats in coverage.each(article, "floats-group", "floats-wrap"):
        prose.read(floats, context)
    read_relations(article, draft)
    for child in article:
        if child.tag in {"sub-article", "response"}:
            read_sub_article(child, draft)
    _read_leftovers(draft)
    coverage.sweep(article)
    return draft.document(source)


def _read_front(front: Element, draft: ArticleDraft) -> None:
    read_journal(front, draft)
    for meta in (front, *draft.coverage.each(front, "article-meta")):
        for rule in (read_identity, read_titles, read_people, read_dates, read_abstracts,
                     read_keywords, read_rights, read_money, read_rest):  # fmt: skip
            rule(meta, draft)
    read_custom(front, draft)


def _read_leftovers(draft: ArticleDraft) -> None:
    """Read the notes and links that stand in running text."""
    seen = set()
    for note in draft.words.notes:
        if note not in seen:
            seen.add(note)
            draft.coverage.open(note)
            read_note(note, draft)
    for kind, target, text in draft.words.links:
        bank = _BANKS.get((kind or "").casefold())
        if bank:
            draft.accessions.append(Accession(bank, text or target))
        elif is_link(target):
            draft.links.append(target)
        elif target != text:
            draft.administer(f"link-{kind}" if kind else "link", f"{text}: {target}")
