"""Short forms that texts define."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.short_forms import definitions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Systemic lupus erythematosus (SLE) is chronic.", {"SLE": "Systemic lupus erythematosus"}),
        ("of fragility fractures (FFx) in women", {"FFx": "fragility fractures"}),
        ("at diagnosis (Dx) and treatment (Tx)", {"Dx": "diagnosis", "Tx": "treatment"}),
        (
            "selective serotonin reuptake inhibitors (SSRIs)",
            {"SSRIs": "selective serotonin reuptake inhibitors"},
        ),
        ("SLE (systemic lupus erythematosus) is", {"SLE": "systemic lupus erythematosus"}),
        ("levels of interleukin-6 (IL-6) rose", {"IL-6": "interleukin-6"}),
        ("of IL-6 (interleukin-6 receptor ligand) in", {}),
        ("with interferon gamma (IFN-γ) alone", {"IFN-γ": "interferon gamma"}),
        (
            "low bone mineral density (BMD) osteoporosis (OP) and",
            {"BMD": "bone mineral density", "OP": "osteoporosis"},
        ),
        ("lupus erythematosus, systemic lupus erythematosus (SLE; n = 12)",
         {"SLE": "systemic lupus erythematosus"}),
        ("acute kidney injury (AKI, 12 patients)", {"AKI": "acute kidney injury"}),
        ("acute kidney injury [AKI]", {"AKI": "acute kidney injury"}),
        ("acute kidney injury, or AKI, was", {"AKI": "acute kidney injury"}),
        ("AKI = acute kidney injury; RA = rheumatoid arthritis.",
         {"AKI": "acute kidney injury", "RA": "rheumatoid arthritis"}),
        ("acute kidney injury, also\xa0known as AKI", {"AKI": "acute kidney injury"}),
        ("acute kidney injury (i.e., AKI)", {"AKI": "acute kidney injury"}),
        ("acute (n = 3) kidney injury (KI)", {"KI": "kidney injury"}),
        ("acute = kidney - injury (AKI)", {"AKI": "acute = kidney - injury"}),
        ("the acute\u2009kidney\ninjury (AKI)", {"AKI": "acute\u2009kidney\ninjury"}),
        ("anti-IL-6 (interleukin-6)", {}),
        ("it bound IFN-α (interferon alpha)", {"IFN-α": "interferon alpha"}),
        ("a target (tumour necrosis factor; TNF)", {"TNF": "tumour necrosis factor"}),
        ("cutaneous lupus erythematosus (LEC)", {"LEC": "cutaneous lupus erythematosus"}),
        ("in patients (n = 12) and women (2004)", {}),
        ("were older (mean) and (see) also", {}),
        ("treated with prednisone (60 mg/day)", {}),
        ("at Oslo University (Norway) we", {}),
        ("empty ( ) and (;) and ( , )", {}),
    ],
)  # fmt: skip
def test_definitions(text: str, expected: dict[str, str]) -> None:
    found = list(definitions(text))
    assert {one.short: one.long for one in found} == expected
    for one in found:
        assert one.short_span.of(text) == one.short
        assert one.long_span.of(text) == one.long


@given(
    st.text(alphabet=st.sampled_from(list("abAB ()[];,=:.γ-1x")), max_size=60)
    | st.text(max_size=60)
)
def test_definitions_never_fail_and_have_exact_places(text: str) -> None:
    for one in definitions(text):
        assert one.short_span.of(text) == one.short
        assert one.long_span.of(text) == one.long
