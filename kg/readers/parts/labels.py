"""Headings inside abstracts, and NLM's five categories for them.

Source: NLM, "Structured Abstracts in MEDLINE" and its list of labels with their categories
(BACKGROUND, OBJECTIVE, METHODS, RESULTS, CONCLUSIONS); the commonest labels, and those of French,
Spanish, Portuguese, German and Italian journals. A label that is not in the table has no
category: NLM calls such labels unassigned.
"""

import re

from kg.readers.parts.lines import plain

_TABLE = {
    "BACKGROUND": """
        background; context; introduction; rationale; importance; setting the scene; state of the
        art; background and significance; significance; scientific background; clinical
        background; background context; general background; summary of background data; what is
        known; what is already known; problem; problem statement; statement of the problem; the
        problem; background information; literature review; relevance; clinical relevance;
        perspective; contexte; introduction et contexte; état de l'art; état des connaissances;
        prérequis; antecedentes; introducción; introdução; fundamento; fundamentos; contexto;
        justificación; hintergrund; einleitung; einführung; premessa; introduzione; contesto;
        background/aims
        """,
    "OBJECTIVE": """
        objective; objectives; aim; aims; purpose; purposes; goal; goals; hypothesis; hypotheses;
        aim of the study; aims of the study; aim of study; purpose of the study; study objective;
        study objectives; objective of the study; study aim; study aims; study purpose; question;
        research question; clinical question; primary objective; secondary objective; intent;
        background and objective; background and objectives; background and aim; background and
        aims; background and purpose; background & aims; background & objectives;
        background/objective; background/objectives; background/aim; background/purpose;
        introduction and objective; introduction and objectives; introduction and aim;
        introduction and aims; rationale and objectives; purpose of review; purpose of the review;
        objective and background; aim and objectives; aims and objectives; questions/purposes;
        context and objective; context and objectives; hypothesis/objectives; scope; issue;
        objectif; objectifs; but; buts; but de l'étude; objectif de l'étude; objetivo; objetivos;
        introducción y objetivos; introducción y objetivo; ziel; ziele; fragestellung;
        zielsetzung; ziel der studie; obiettivo; obiettivi; scopo
        """,
    "METHODS": """
        methods; method; materials and methods; material and methods; material and method; patients
        and methods; patients and method; subjects and methods; methods and materials; methodology;
        study design; design; setting; settings; design and setting; participants; patients;
        subjects; patient; population; study population; sample; study selection; patient(s);
        setting(s); intervention(s); interventions; intervention; main outcome measures; main
        outcome measure; main outcome measure(s); main outcomes and measures; measurements; outcome
        measures; outcome measure; primary outcome measure; outcomes; measures; data sources; data
        source; data extraction; data extraction and synthesis; data collection; data collection
        and analysis; data synthesis; search strategy; search methods; selection criteria; design,
        setting, and participants; design, setting and participants; setting and participants;
        exposures; exposure; interventions and exposures; experimental design; procedures;
        procedure; methods and results; methods/design; methods and analysis; methods and study
        design; statistical analysis; analysis; methods and design; study design and methods;
        design and methods; materials & methods; research design and methods; patients & methods;
        patients, materials and methods; methods/results; type of study; study type; participants
        and methods; eligibility criteria; review methods; methods of study selection; experimental
        approach; techniques; technique; approach; animals; study eligibility criteria; level of
        evidence; evidence review; trial design; randomization; data analysis; data; sources;
        sources of information; méthode; méthodes; patients et méthodes; patients et méthode;
        matériel et méthodes; matériels et méthodes; matériel et méthode; malades et méthodes;
        méthodologie; métodos; método; material y métodos; materiales y métodos; pacientes y
        métodos; pacientes y método; material y método; metodología; diseño; metodologia; material
        e métodos; materiais e métodos; pacientes e métodos; methoden; methode; methodik; material
        und methoden; material und methode; patienten und methoden; patienten und methode;
        materiali e metodi; metodi; pazienti e metodi
        """,
    "RESULTS": """
        results; result; findings; main results; principal findings; key findings; main findings;
        key results; results and discussion; observations; observation; case report; case reports;
        case presentation; case description; case; cases; case summary; case series; outcome;
        measurements and main results; results and findings; result(s); key points; main points;
        clinical findings; case history; patient concerns; diagnoses; presentation of case;
        diagnosis; patient presentation; recent findings; evidence acquisition; evidence synthesis;
        lessons; major results; primary results; summary of results; review findings; adverse
        effects; safety; efficacy; résultats; résultat; observation clinique; cas clinique;
        resultados; resultado; caso clínico; ergebnisse; ergebnis; resultate; fallbericht;
        risultati; caso clinico
        """,
    "CONCLUSIONS": """
        conclusion; conclusions; discussion; interpretation; summary; conclusion(s); implications;
        discussion and conclusion; discussion and conclusions; conclusions and relevance;
        conclusions and implications; conclusion and relevance; conclusions/interpretation;
        conclusions/significance; conclusion/significance; clinical significance; conclusions and
        clinical relevance; clinical implications; significance of the study; concluding remarks;
        recommendations; implications for practice; practical implications; authors' conclusions;
        author's conclusions; reviewers' conclusions; comment; comments; limitations; future
        directions; application to clinical practice; summary and conclusions; take-home message;
        summary for patients; implications of key findings; learning points; conclusion and
        implications; conclusion and clinical relevance; relevance to clinical practice;
        perspectives; significance and impact; scientific significance; potential impact;
        discussion et conclusion; conclusión; conclusiones; discusión; discussão; conclusão;
        conclusões; diskussion; schlussfolgerung; schlussfolgerungen; fazit; conclusione;
        conclusioni; schlußfolgerung; schlußfolgerungen
        """,
}
_OTHER_LABELS = """
    trial registration; trial registration number; clinical trial registration; registration;
    clinical trials registration; clinical trial registration number; systematic review
    registration; prospero registration; prospero registration number; study registration;
    clinicaltrials.gov; registration number; trial registry; funding; funding source; funding
    statement; sources of funding; source of funding; keywords; highlights; ethics and
    dissemination; ethics; primary funding source; plain language summary; evidence; benefits,
    harms, and costs; options; values; validation; sponsors; article type; study registration
    number; level of evidence; therapeutic level; diagnostic level; classification of evidence;
    strengths and limitations; copyright; contributions; abbreviations; strengths and limitations
    of this study; what this study adds; what is new; lay summary; enregistrement; registro; trial
    status; trial sponsor; disclosure; disclosures; primary and secondary outcome measures;
    protocol registration; date of registration
"""


def _split(block: str) -> list[str]:
    return [" ".join(label.split()) for label in block.split(";")]


CATEGORIES = {label: name for name, block in _TABLE.items() for label in _split(block)}
_KNOWN = frozenset(CATEGORIES) | frozenset(_split(_OTHER_LABELS))
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.?!;]{1,79}?)\s?:(?:\s+|$)")
_LONGEST_UPPER = 8


def category_of(label: str) -> str | None:
    """Return NLM's category of a label, or ``None`` where NLM gives it none.

    >>> category_of("Patients and methods"), category_of("Trial registration")
    ('METHODS', None)
    """
    return CATEGORIES.get(_normal(label))


def is_known_label(label: str) -> bool:
    """Tell whether the table knows a label."""
    return _normal(label) in _KNOWN


def split_label(text: str) -> tuple[str, int] | None:
    """Return the label that a paragraph begins with and where its text starts, or ``None``.

    A label is one that the table knows, in any letter case, or a few words in capitals alone. A
    colon inside a sentence makes none.

    >>> split_label("Background: Belimumab is approved.")
    ('Background', 12)
    >>> split_label("We asked one question: does it work?")
    """
    found = _LABEL.match(text)
    if found is None:
        return None
    label = found["label"].strip()
    words = label.split()
    capitals = label.isupper() and len(words) <= _LONGEST_UPPER and len(label) > len("DNA")
    return (label, found.end()) if is_known_label(label) or capitals else None


def _normal(label: str) -> str:
    return plain(label).casefold().replace("’", "'")
