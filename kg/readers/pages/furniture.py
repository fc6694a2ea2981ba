"""Phrases of the sites, not of the papers: navigation, buttons, banners, footers.

Rows are compared as a whole, in one letter case, without bullets; patterns match whole rows too.
"""

import re

_SHARED = """
    skip to main content; skip to main page content; skip to content; skip to main navigation
    menu; skip to site footer; skip to article; open menu; menu; close; home; about; about us;
    search; login; log in; sign in; sign up; register; logout; current; archives; announcements;
    contact; contact us; help; share; share this; share this article; print; email; e-mail; cite;
    save; favorites; permalink; copy; copied!; download; download pdf; download citation; view
    pdf; pdf; html; epub; xml; full text; full text pdf; pdf (english); pdf (italiano); next;
    previous; next article; previous article; back to top; top; language; english; español;
    français; deutsch; italiano; português; cookies; accept; accept all cookies; privacy policy;
    terms of use; terms and conditions; accessibility; follow us; facebook; twitter; linkedin; x;
    rss; youtube; instagram; copyright; disclaimer; submit; submissions; make a submission;
    browse; show more; show less; read more; see more; expand; collapse; expand all; collapse all;
    loading...; advanced; powered by; advertisement; export citation; export; get rights and
    content; rights & permissions; show all; hide; new; journal home; current issue; author index;
    title index
"""
_PUBMED = """
    u.s. flag; an official website of the united states government; here's how you know; the .gov
    means it's official.; the .gov means it’s official.; the site is secure.; nih nlm logo; access
    keys; ncbi homepage; myncbi homepage; main content; main navigation; search in pubmed;
    pubmed logo; advanced; clipboard; user guide; advanced clipboard; advanced clipboard user
    guide; save email; save email send to; collections; send to; display options; full text
    links; full text provider logo; actions; page navigation; title & authors; similar articles
    box; add to search; search in mesh; search in nlm catalog; search term; search; search:
    search; pubmed disclaimer; navigation bar; see all similar articles; see all "cited by"
    articles; see all references; see all “cited by” articles; follow ncbi; connect with nlm;
    national library of medicine; 8600 rockville pike; bethesda, md 20894; web policies; foia; hhs
    vulnerability disclosure; careers; nlm; nih; hhs; usa.gov; nlm web policies; account; save
    citation to file; format:; format: abstract; create file; cancel; email citation; add to
    collections; add to my bibliography; your saved search; create a file for external citation
    management software; your rss feed; ncbi; resources; how to; pubmed.gov; pubmed; us national
    library of medicine national institutes of health; national institutes of health; us national
    library of medicine; national center for biotechnology information; my ncbi; abstract send to;
    author information expand; copyright notice; display settings:; format abstract; send to:;
    choose destination; item in clipboard; citation manager; full-text links; elsevier full text;
    citation tool; support center; search database; all databases; pubmed help; create alert;
    limits; dashboard; publications; account settings; cite this; view in pubmed; show account
    info; see the retraction notice; see the erratum; this article has been retracted; see the
    expression of concern; this article has been corrected; logged in as:; username; review
    series; create rss link; your saved search name of saved search; unable to load your
    collection due to an error; please try again; unable to load your delegates due to an error;
    miscellaneous: libkey nomad browser extension; would you like email updates of new search
    results?; get shareable link; format; display; ama; apa; mla; nlm
"""
_JOURNAL = """
    similar content being viewed by others; reprints and permissions; about this article;
    ethics declarations; additional information; use our pre-submission checklist;
    about the journal; creative commons license; creative commons licence; privacy statement;
    create account; sign out; subscribe now; larger image; original image; powerpoint slide; ppt;
    png; tiff; view in article;
    there are currently no refbacks.; there are currently no refbacks; não há apontamentos.;
    no hay refbacks; usuário; usuario; article tools; print this
    article; indexing metadata; how to cite item; finding references; review policy; email this
    article (login required); email the author (login required); post a comment; post a comment
    (login required); user; username; password; remember me; journal content; search scope; all;
    authors; title; by issue; by author; by title; other journals; font size; information; for
    readers; for authors; for librarians; notifications; view; subscribe; open journal systems;
    journal help; subscription; about the author; about the authors; article metrics; main article
    content; article sidebar; article details; downloads; download data is not yet available.;
    more citation formats; current issue; most read articles by the same author(s); similar
    articles; metrics; metrics loading ...; open access; author links open overlay panel; rights
    and content; view abstract; open manuscript; journal information; editorial team; quick jump;
    platform & workflow by ojs / pkp; keywords cloud; endnote/zotero/mendeley (ris); bibtex; acm;
    acs; apa; abnt; chicago; harvard; ieee; mla; turabian; vancouver; ams; download citation;
    export citation and abstract; export citation and abstract bibtex ris; bibtex ris;
    access through your institution; access options; get access; purchase pdf;
    author links open overlay panel; get permission to re-use this article; buy article;
    buy this article in print; view all related articles; sign up for new issue notifications;
    metrics powered by plos alm; full text:; supplementary files; article tools:; abstract views;
    view article; endnote; reference manager; save this article; how to cite this article;
    services on demand; article; article (pdf); article in xml format; article references; how to
    cite; automatic translation; send this article by e-mail; indicators; cited by scielo; access
    statistics; related links; similars in scielo; on-line version issn; advertising; pubmed;
    google scholar; crossref; crossmark; check for updates; view all issues; editorial board;
    instructions for authors; online first; aims and scope; peer review; abstracting
"""
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"federal government websites often end in \.gov or \.mil\..*",
        r"the https:// ensures that you are connecting to the official website.*",
        r"as a library, nlm provides access to scientific literature\..*",
        r"add to (?:search|clipboard|favorites|collections?|my bibliography)",
        r"(?:collaborators,? ?)?(?:affiliations?)?\s+(?:expand|collapse)(?: all)?",
        r"full text: ?(?:pdf|html|epub|xml|\s|\(\w+\)|-)+",
        r"(?:pdf|html|epub)(?: \([\w ,.]+\))?",
        r"see all (?:similar articles|references|\"?cited by\"? articles|\(?\d+\)?.*)",
        r"show (?:all )?\d+ (?:more )?.*",
        r"skip to .{1,120}",
        r"this is a preview of subscription content.*",
        r"search (?:this journal|pubmed|terms?)(?:[ :.].*)?",
        r"view (?:all|full|large|in).{0,60}",
        r"\(?\d+\)? ?(?:downloads?|shares?|tweets?)",
        r"home (?:/|>|»|›) .+",
        r"vol(?:ume)? ?\d+,? no\.? ?\d+ ?(?:\(\d{4}\))? (?:/|>|»|›) .+",
        r"you are here:?.*",
        r"all rights reserved\.?",
        r"issn:? ?(?:\(?(?:print|online)\)?:? ?)?\d{4}-\d{3}[\dx]",
        r"e-?issn:? ?\d{4}-\d{3}[\dx]",
        r"(?:metrics )?powered by .{1,40}",
        r"your (?:rss feed|saved search)\b.*",
        r"unable to load your .*",
        r"(?:(?:pdf|html|epub|xml|txt)\s*)+",
        r"\w+ \((?:pdf|html|epub|xml)\)",
        r"(?:\[\d{1,3}\][^\W\d_][\w ]{0,30}){2,}",
        r"(?:\[?\d{1,4}[\].)]?\s+)?(?:https?://(?!(?:dx\.)?doi\.org/|orcid\.org)|file:|ftp:|mailto:|javascript:)\S*",
    )
)


def _phrases(*blocks: str) -> frozenset[str]:
    return frozenset(" ".join(p.split()).casefold() for block in blocks for p in block.split(";"))


SHARED = _phrases(_SHARED)
PUBMED = SHARED | _phrases(_PUBMED)
JOURNAL = SHARED | _phrases(_JOURNAL)


def is_furniture(text: str, phrases: frozenset[str]) -> bool:
    """Tell whether a row, in its form for comparing, belongs to the site.

    >>> is_furniture("There are currently no refbacks.", JOURNAL)
    True
    """
    bare = text.casefold().strip()
    parts = [part for part in re.split(r"\s*[|·>»]\s*", bare) if part]
    return (
        (len(parts) > 1 and all(part in phrases for part in parts))
        or bare in phrases
        or bare.strip(" :.|>»«<-–/") in phrases
        or not any(character.isalnum() for character in bare)
        or any(pattern.fullmatch(bare) for pattern in _PATTERNS)
    )
