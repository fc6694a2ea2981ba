"""Identifiers in running print: DOI, PMID, PMCID, URL.

Sources: the DOI Handbook, section 2 (a DOI is ``10.``, a registrant code, a slash and a suffix);
Crossref's "DOIs and matching regular expressions"; NLM's PMIDs have 1 to 8 digits. A DOI that is
made of a SICI holds angle brackets and ends with its control segment (ANSI/NISO Z39.56, section 6).
"""

import re

_SICI = r"<[^\s\"<>\u00a0]{1,60}>\d\.\d\.[a-z]{2};2(?:-[\w#*])?"
DOI = re.compile(rf"\b10\.\d{{4,9}}/[^\s\"<>\u00a0]+(?:{_SICI})?", re.IGNORECASE)
PMID = re.compile(r"\bPMID\s*:?\s*(\d{1,8})\b(?!\d)")
PMCID = re.compile(r"\b(PMC\d{1,9})\b")
URL = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)
ORCID = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b")
_TEN = 10  # printed as X
_OPENING = {")": "(", "]": "["}
EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")


_QUERY = re.compile(r"(?<=.)\?[a-z_]+=.*$", re.IGNORECASE)
_OF_ADDRESS = re.compile(
    r"(?<=.)(?:/(?:e?pdf|meta|full|fulltext|full-text|abstract|metrics)/?|#[a-z]\w*)$",
    re.IGNORECASE,
)
"""What sites write behind a DOI in the addresses of a paper's pages; some DOIs end so, too."""


def clean_doi(printed: str) -> str:
    """Return a bare DOI in lower case, without the print's punctuation after it.

    >>> clean_doi("10.1016/S0140-6736(10)61354-2.")
    '10.1016/s0140-6736(10)61354-2'
    >>> clean_doi("10.1000/ab007b?download=true")
    '10.1000/ab007b'
    """
    doi = printed.strip().rstrip(".,;:'’”")
    doi = _QUERY.sub("", doi)
    while doi.endswith((")", "]")) and doi.count(_OPENING[doi[-1]]) < doi.count(doi[-1]):
        doi = doi[:-1].rstrip(".,;:")
    return doi.lower()


def find_doi(text: str) -> str | None:
    """Return the first DOI of a text, or ``None``.

    >>> find_doi("https://example.org/article/10.1000/ab/full"), find_doi("10.1000/ab/full")
    ('10.1000/ab', '10.1000/ab/full')
    >>> find_doi("In <i>J</i>, doi: 10.1002/(SICI)1-2(3)4:5<6::AID-J7>3.0.CO;2-X.<br>")
    '10.1002/(sici)1-2(3)4:5<6::aid-j7>3.0.co;2-x'
    """
    found = DOI.search(text)
    if found is None:
        return None
    doi, before = clean_doi(found.group()), text[: found.start()]
    in_address = before.endswith("/") and not before.endswith("doi.org/")
    return _OF_ADDRESS.sub("", doi) if in_address else doi


def find_pmid(text: str) -> str | None:
    """Return the first PMID of a text, or ``None``; leading zeros are dropped.

    >>> find_pmid("Lancet. 2011. PMID: 21296403 Clinical Trial.")
    '21296403'
    """
    found = PMID.search(text)
    return found.group(1).lstrip("0") or None if found else None


def find_pmcid(text: str) -> str | None:
    """Return the first PMCID of a text, or ``None``."""
    found = PMCID.search(text)
    return found.group(1) if found else None


def find_url(text: str) -> str | None:
    """Return the first URL of a text that is no DOI's resolver, or ``None``."""
    for found in URL.finditer(text):
        url = found.group().rstrip(".,;)]")
        if not DOI.search(url):
            return url
    return None


def valid_orcid(orcid: str) -> bool:
    """Tell whether the check digit of an ORCID iD holds (ISO 7064, MOD 11-2).

    >>> valid_orcid("0000-0002-1825-0097"), valid_orcid("0000-0002-1825-0098")
    (True, False)
    """
    total = 0
    digits = orcid.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == _TEN else str(check))
