"""The pieces that papers are described with, as people print them: names, dates, references ...

Law: a part is given text and gives records of `kg.model`; it knows neither files nor formats.
"""
