"""The links of an article, from where it came from to the person."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>예시일보</title><link>https://news.example/</link>
<item><title>광주 서구, 마을정원사 모집</title><link>https://news.example/1</link>
<description><![CDATA[<p>광주 서구는 마을정원사를 <a href="/apply">모집</a>한다. 안내는
<a href="https://garden.example/guide">누리집</a>과 www.example.kr에 있다.</p>]]></description></item>
</channel></rss>
"""


def test_what_a_feed_links_to_is_kept_though_its_text_does_not_show_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    with Library.open(tmp_path / "home") as library:
        for _ in library.import_paths([str(path)]):
            pass
        library.prepare()
        (row,) = library.rows_in_file_order()
        article = library.article(library.headlines([row])[0].id)
        assert "apply" not in article.body
        assert [(link.url, link.own) for link in library.links(article)] == [
            ("https://news.example/1", True),
            ("https://news.example/apply", False),
            ("https://garden.example/guide", False),
            ("https://www.example.kr", False),
        ]
