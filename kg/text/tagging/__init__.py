"""Where a text names drugs, chemicals and conditions: a conditional random field over its units.

::

    text ──units──▶ words, marks ──features──▶ numbers ──model──▶ scores ──sequence──▶ stretches

Laws
    1. What is found depends on the text, the vocabulary's names and the model, and on nothing else:
       not on what other texts are read in the same call.
    2. Every stretch has a probability, the model's own, that just it names something of its kind.
    3. The model holds numbers and no text: a feature is known by its hash alone.
"""
