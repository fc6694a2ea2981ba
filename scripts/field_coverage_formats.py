"""What docs/formats.md says of each format in words: how it is told, and what of it is not read."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its reader's name; ``column`` heads its column of the table."""

    reader: str
    column: str
    told: str
    left: str


FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "pubmed-page-text", "PubMed page, text",
        "By its signs, which add up: a PMID line, `MeSH terms`, `PubMed Disclaimer`, `[Article in "
        "…]`, `[Indexed for MEDLINE]`, `Substances`, a citation line in NLM's form … A text that "
        "begins with mark-up is none.",
        "Links of the site (LinkOut, actions, page navigation) are its furniture. E-mail addresses "
        "stay in the affiliation. A list of authors that ends with `et al` is reported.",
    ),
    Format(
        "journal-page-text", "journal page, text",
        "By what stands on it: headings such as `Abstract`, `Keywords`, `References`, and rows in "
        "the shape of a title, of authors, of references. One sign alone is not enough.",
        "A line that neither its heading nor its own form explains is reported with its number. "
        "Second titles in other languages are left: nothing says which one is the original.",
    ),
    Format(
        "html-page", "HTML page",
        "By a doctype or an `html` element; a fragment, by five tags that HTML has; a page saved "
        "as one file (MHTML), by its headers. That it is a "
        "paper's page is asked after reading: a page that names none gives a finding.",
        "Scripts are not run and nothing is fetched. What belongs to the site is counted, block by "
        "block; so is every `meta` name, JSON-LD key and headed block that no rule reads.",
    ),
    Format(
        "medline", "MEDLINE",
        "By a `PMID-` field at the beginning of a line, with MEDLINE's four-letter tags.",
        "Tags that no rule knows, and lines outside every record, are counted in findings.",
    ),
    Format(
        "pubmed-csv", "PubMed CSV",
        "By a first row that names the columns `PMID`, `Title` and `Authors`, between commas, "
        "semicolons or tabs, with quotation marks or without.",
        "The table has no abstracts, keywords or headings, which a finding says; save the papers "
        "in PubMed's format \"PubMed\" for them. Columns that no rule knows are counted.",
    ),
    Format(
        "pubmed-xml", "PubMed XML",
        "By its root: `PubmedArticleSet`, `PubmedBookArticleSet`, `DeleteCitation`, or a record.",
        "Nothing of the PubMed DTD is left out; an element or attribute that it does not have is "
        "counted. Entities that a file declares are not used.",
    ),
    Format(
        "jats", "JATS",
        "By a root that is an article, or that holds articles (`pmc-articleset`, OAI-PMH, a "
        "collection), and by JATS's own marks: its DTD, `article-type`, `front`.",
        "Pictures are not read, their captions are. MathML and TeX become text. A `kwd-group` of "
        "MeSH terms stays keywords: their owner says whose they are.",
    ),
    Format(
        "europe-pmc-json", "Europe PMC",
        "By a JSON object with a `resultList`.",
        "The answer has no references, no full text and no annotations: Europe PMC gives them to "
        "other requests. Of a longer answer one page is in the file; fetch the others.",
    ),
    Format(
        "pubtator", "PubTator",
        "By a first line `PMID|t|title`, and a line of the same record behind it.",
        "A mention whose words do not stand at its place is left out and reported.",
    ),
    Format(
        "bioc-xml", "BioC XML",
        "By a root `collection` that holds documents with passages.",
        "Infons that no rule knows are counted by their key; those of annotations and relations "
        "are kept as notes. Files in UTF-16 are refused.",
    ),
    Format(
        "bioc-json", "BioC JSON",
        "By JSON with passages that have offsets: a collection, PubTator 3's export, or one "
        "document a line.",
        "As BioC in XML. Keys of PubTator's own database that say again what stands elsewhere are "
        "passed over.",
    ),
    Format(
        "web-of-science", "Web of Science, text",
        "By its first lines `FN` and `VR`; a part of a file, by a `PT` line and a field of people "
        "or a title behind it.",
        "What the database says of its own service (citations counted, categories) is kept as the "
        "record's own data. Tags that no rule knows are counted. Numbers of people whom the paper "
        "does not name, or names twice, are kept there, too.",
    ),
    Format(
        "web-of-science-table", "Web of Science, table",
        "By a first row that names the columns `PT`, `AU`, `TI` and `SO`, between tabs, commas or "
        "semicolons.",
        "As its text. A row with more cells than columns is left out; a finding says so.",
    ),
    Format(
        "scopus-csv", "Scopus CSV",
        "By a first row that names the column `Title` and two that only Scopus has (`EID`, `Source "
        "title`, `Author(s) ID`, `Index Keywords` …), in any order: people choose the columns.",
        "`Index Keywords` mix the terms of Emtree, MeSH and others, and nothing says which is "
        "whose: they stay keywords, whose owner says so, and chemicals a statement. Of references "
        "in today's form title and journal are told only where no further comma leaves a doubt. "
        "Columns that no rule knows are counted.",
    ),
    Format(
        "ris", "RIS",
        "By a `TY  -` line and another field of RIS behind it.",
        "RIS has no fields for relations between papers, grants or identifiers of people. Tags "
        "that no rule knows are counted.",
    ),
    Format(
        "refer", "Refer",
        "By a `%0` line and another field behind it; without a type, by three fields of refer(1).",
        "Refer has no fields for relations between papers, grants or identifiers of people, and "
        "does not say whose an address is. Tags that no rule knows are counted.",
    ),
    Format(
        "endnote-xml", "EndNote XML",
        "By a root `xml` that holds `records`; a part of a file, by a record with a type, a number "
        "or the name of the program that wrote it.",
        "As Refer: both have the same fields. Styles become text. The keys of EndNote's own "
        "library are passed over. Elements that no rule knows are counted.",
    ),
    Format(
        "bibtex", "BibTeX",
        "By an entry with a key, and a field in it.",
        "LaTeX becomes text; a command that nobody knows leaves the value as printed. Web of "
        "Science's and Scopus's fields are read; those that no rule knows are counted.",
    ),
    Format(
        "csl-json", "CSL-JSON",
        "By JSON that names a type of CSL and several of its variables.",
        "What Crossref says of its own service (when it indexed a record, its score, its members) "
        "is passed over; what it says of the paper beyond CSL is read.",
    ),
)  # fmt: skip
"""In the order of the page: what people save, then what databases give, then what tools export."""

REASONS: Final[dict[str, str]] = {
    "administration": "kept as printed under the record's own data",
    "affiliation": "left where it is printed, in the affiliation",
    "joined": "read into the pages, which hold both",
    "mixed": "kept as keywords, for nothing says which are MeSH's",
    "owner": "kept as keywords, whose owner says that they are MeSH's",
    "reported": "seldom on such pages and in many forms; a line that has it is reported",
    "request": "not in this answer: Europe PMC gives it to another request",
    "running": "not told from the running text around it",
    "statement": "kept as a statement, whole: the format does not part it",
    "type": "the type of the entry, which is none of the paper, is under the record's own data",
    "untold": "the page does not say which language its lines are in",
}
"""Why a field that a format may have is not read, by the word in the table of cells."""
