"""Reads a page back: the text of each section, and where in it each mark stands."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class ReadMark:
    """A mark as a reader of the page sees it; the end is set when it closes."""

    start: int
    attributes: dict[str, str]
    end: int = -1


@dataclass
class ReadSection:
    """The text of a section without tags, and its marks in the order in which they open."""

    text: str = ""
    marks: list[ReadMark] = field(default_factory=list)


class ReadPage(HTMLParser):
    """Parses a page; whatever is not nested as it should be is an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[ReadSection] = []
        self.tags: set[str] = set()
        self._open: list[tuple[str, ReadMark | None, bool]] = []
        self.feed(html)
        self.close()
        assert not self._open

    @property
    def _inside(self) -> bool:
        return any(text for _, _, text in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "meta":
            return
        attributes = {name: value or "" for name, value in attrs}
        text = "text" in attributes.get("class", "").split()
        if text:
            self.sections.append(ReadSection())
        mark = None
        if tag == "mark" and self._inside:
            mark = ReadMark(len(self.sections[-1].text), attributes)
            self.sections[-1].marks.append(mark)
        self._open.append((tag, mark, text))

    def handle_endtag(self, tag: str) -> None:
        opened, mark, _ = self._open.pop()
        assert opened == tag
        if mark is not None:
            mark.end = len(self.sections[-1].text)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.sections[-1].text += data
