"""The metadata of a page of HTML with newspaper4k (MIT)."""

from pathlib import Path

import newspaper


def read(path):
    html = Path(path).read_bytes().decode("utf-8", "replace")
    article = newspaper.Article("http://localhost/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    if not article.title:
        return []
    return [
        {
            "title": article.title,
            "authors": article.authors,
            "year": str(article.publish_date or "")[:4],
            "abstract": article.meta_description,
            "keywords": [k for k in article.meta_keywords if k],
        }
    ]
