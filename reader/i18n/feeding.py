"""The words of ``gjnews add``, ``remove``, ``feeds`` and ``fetch``, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "about.add": "피드나 누리집을 구독합니다",
    "about.remove": "구독을 지웁니다",
    "about.feeds": "구독과 그 상태를 보이고 고칩니다",
    "about.fetch": "구독에서 새 기사를 받습니다",
    "use.add": "주소… [--name 이름] [--folder 묶음] [--full-text] [--only-gwangju] [--json]",
    "use.remove": "이름… [--json]",
    "use.feeds": "[이름…] [--name 이름] [--folder 묶음] [--to 자리] [--pause|--resume] [--json|--opml]",
    "use.fetch": "[이름…] [--json]",
    "describe.add": "주소를 한 번 열어 보고 구독합니다. 누리집의 주소를 적으면 그 피드를 찾습니다.\n"
    "지금 받을 수 없어도 구독은 남습니다.\n\n"
    "  gjnews add https://www.jnilbo.com/rss/allArticle.xml\n"
    "  gjnews add https://www.yna.co.kr/rss/local.xml --only-gwangju",
    "describe.remove": "구독을 지웁니다. 받은 기사는 남고, gjnews undo로 되돌립니다.\n\n  gjnews remove 전남일보",
    "describe.feeds": "구독마다 마지막으로 받은 때, 하루 기사 수, 주소, 받지 못한 까닭을 보입니다.\n"
    "이름, 주소, 아이디로 골라 고칠 수 있습니다.\n\n"
    "  gjnews feeds 전남일보 --pause\n"
    "  gjnews feeds 전남일보 --name 전남 --folder 지역지 --to 1\n"
    "  gjnews feeds --opml > 구독.opml               # gjnews import 구독.opml로 되살립니다",
    "describe.fetch": "구독에서 새 기사를 받습니다. 이름이 없으면 멈추지 않은 모두입니다.\n"
    "Ctrl+C로 멈추면 끝난 데까지 남습니다.\n\n  gjnews fetch\n  gjnews fetch 전남일보",
    "option.name": "이름 (처음 값: 피드가 밝힌 이름)",
    "option.folder": "묶음의 이름",
    "option.full-text": "기사마다 원문 페이지의 글을 받습니다 (feeds에서는 on, off)",
    "option.only-gwangju": "광주 기사만 받습니다 (feeds에서는 on, off)",
    "option.to": "모든 구독 가운데 몇째 자리 (1부터)",
    "option.pause": "받지 않습니다",
    "option.resume": "다시 받습니다",
    "option.opml": "구독 목록을 OPML로 냅니다",
    "feed.other": "이 누리집의 다른 피드: {name}  {url}",
    "feed.unseen": "구독은 저장했습니다. 나중에 gjnews fetch로 받으세요.",
    "feed.which": "어느 구독인지 적으세요",
    "feed.title": "gjnews 구독",
    "feed.suggested": "  {name}  {url}  {about}",
    "feed.never": "받은 적 없음",
    "feed.rate": "하루 {n}건",
    "feed.is_paused": "멈춤",
    "feed.list_read": "새 구독 {new} · 이미 있던 구독 {known}",
}

ENGLISH: Mapping[str, str] = {
    "about.add": "subscribe to feeds or sites",
    "about.remove": "end subscriptions",
    "about.feeds": "list and change subscriptions, and how they are",
    "about.fetch": "fetch new articles of subscriptions",
    "use.add": "URL… [--name NAME] [--folder FOLDER] [--full-text] [--only-gwangju] [--json]",
    "use.remove": "NAME… [--json]",
    "use.feeds": "[NAME…] [--name NAME] [--folder FOLDER] [--to PLACE] [--pause|--resume] [--json|--opml]",
    "use.fetch": "[NAME…] [--json]",
    "describe.add": "Looks at each address and subscribes to it; behind the address of a site its feed is found.\n"
    "What cannot be reached now is subscribed to all the same.\n\n"
    "  gjnews add https://www.jnilbo.com/rss/allArticle.xml\n"
    "  gjnews add https://www.yna.co.kr/rss/local.xml --only-gwangju",
    "describe.remove": "Ends subscriptions. Their articles stay, and gjnews undo brings them back.\n\n"
    "  gjnews remove NAME",
    "describe.feeds": "Tells of each subscription when it was last fetched, its articles a day, its address, and what\n"
    "went wrong. Those that are named, by name, address or id, can be changed.\n\n"
    "  gjnews feeds NAME --pause\n"
    "  gjnews feeds NAME --name OTHER --folder LOCAL --to 1\n"
    "  gjnews feeds --opml > feeds.opml              # gjnews import feeds.opml restores them",
    "describe.fetch": "Fetches new articles; without names of all subscriptions that are not paused.\n"
    "Ctrl+C keeps what was done.\n\n  gjnews fetch\n  gjnews fetch NAME",
    "option.name": "name (default: what the feed calls itself)",
    "option.folder": "name of the folder",
    "option.full-text": "fetch the text of each article from its page (in feeds: on, off)",
    "option.only-gwangju": "take in articles of Gwangju only (in feeds: on, off)",
    "option.to": "place among all subscriptions, from 1",
    "option.pause": "fetch no longer",
    "option.resume": "fetch again",
    "option.opml": "write the list of subscriptions as OPML",
    "feed.other": "another feed of this site: {name}  {url}",
    "feed.unseen": "The subscription is saved. Fetch it later with gjnews fetch.",
    "feed.which": "name the subscriptions to change",
    "feed.title": "gjnews subscriptions",
    "feed.suggested": "  {name}  {url}  {about}",
    "feed.never": "never",
    "feed.rate": "{n} a day",
    "feed.is_paused": "paused",
    "feed.list_read": "new subscriptions {new} · known ones {known}",
}
