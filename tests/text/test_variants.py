"""Which amino acids and bases name a residue of a sequence, and which a substance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.variants import is_residue

RESIDUES = [
    "a homozygous [arginine] to tryptophan change at codon 198",
    "substitution of arginine by [tryptophan] was found",
    "the mutation p.[Arg]198Trp was found",
    "the polymorphism Gly388[Arg] was rare",
    "carriers of [Gln]/Arg",
    "a mutation that exchanges [valine] (Val) for alanine",
    "a missense mutation, valine (Val) to [alanine] in exon 2",
    "the allele has [serine] at position 29",
    "the gene changes [asparagine] 86 for alanine, a mutation",
    "a protein of 463 [amino acids]",
    "an [amino acid] substitution",
    "a deletion at [nucleotide] 92",
    "the allele at [codon] 620",
    "a mutation: [cytosine] was replaced by thymine",
    "an EGFR [tyrosine] kinase inhibitor",
    "receptor [tyrosine]-kinases were measured",
    "a [serine]/threonine protein kinase",
    "a serine/[threonine] kinase",
    "a dual [Ser]/Thr kinase",
    "the [histidine] kinases of bacteria",
]
SUBSTANCES = [
    "[arginine] was given to rats",
    "[glycine] and GABA were measured",
    "patients with mutations received [leucine] by mouth",
    "[amino acid] microinjection caused freezing",
    "[Gly] was infused",
    "the [nucleotide] was given by mouth",
    "[cisplatin] at position 29 of the mutated allele",
    "mutations in the [tyrosine] hydroxylase gene",
    "[tyrosine] and creatine kinase were measured",
    "[adenosine] kinase was inhibited",
    "a kinase for [tyrosine] was found",
]


def _residue(marked: str) -> bool:
    start, end = marked.index("["), marked.index("]") - 1
    return is_residue(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize("marked", RESIDUES)
def test_what_tells_a_place_or_an_exchange_is_a_residue(marked: str) -> None:
    assert _residue(marked)


@pytest.mark.parametrize("marked", SUBSTANCES)
def test_what_is_given_or_measured_is_a_substance(marked: str) -> None:
    assert not _residue(marked)


@given(st.text(alphabet="ArgVal 0123456789().>→/-to codn", max_size=60), st.data())
def test_only_whole_names_of_residues_are_concerned(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if is_residue(text, start, end):
        assert any(name in text[start:end] for name in ("Arg", "Val"))
