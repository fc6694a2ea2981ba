"""The formats, a package each; `kg.readers.registry` lists their readers.

Law: no format knows another, but for the HTML page, whose visible text is read by the rules of the
pages that people save as text.
"""
