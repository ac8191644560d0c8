"""Words about subscriptions and fetching, in Korean."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "fetch.never": "없음",
    "feeds.none": "구독이 없습니다. gjnews add 주소로 추가하세요.",
    "feed.added": "구독했습니다: {name}",
    "feed.known": "이미 구독하고 있습니다: {name}",
    "feed.removed": "구독을 지웠습니다: {name}",
    "feed.renamed": "구독의 이름을 고쳤습니다: {before} → {after}",
    "feed.paused": "구독을 멈췄습니다: {name}",
    "feed.resumed": "구독을 다시 받습니다: {name}",
    "feed.moved": "구독의 자리를 옮겼습니다: {name}",
    "feed.set": "구독의 설정을 바꿨습니다: {name}",
    "feed.same": "이미 그렇습니다: {name}",
    "feed.unknown": "그런 구독이 없습니다: {name} — gjnews feeds로 이름을 보세요.",
    "feed.many": "그런 구독이 여럿입니다: {name} — 주소를 적으세요.",
    "feed.address": "웹 주소가 아닙니다: {url} — https://로 시작하는 주소를 적으세요.",
    "feed.file": "파일은 구독하지 않습니다: {url} — gjnews import로 가져오거나, https://로 시작하는 주소를 적으세요.",
    "feed.scheme": "http와 https 주소만 읽습니다: {url} — https://로 시작하는 주소를 적으세요.",
    "feed.list_refused": "{path}: 구독하지 않은 피드: {name} — {why}",
    "feed.state.never": "아직 받지 않았습니다.",
    "feed.state.ok": "받았습니다.",
    "feed.state.unchanged": "그대로입니다.",
    "feed.state.gone": "서버가 이 피드는 없어졌다고 합니다(410). 더 묻지 않습니다. 새 주소를 찾아 다시 구독하세요.",
    "feed.state.missing": "그 주소에 아무것도 없습니다({detail}). 주소를 확인하세요.",
    "feed.state.forbidden": "서버가 보여 주지 않습니다({detail}). 누구나 볼 수 있는 주소인지 확인하세요.",
    "feed.state.busy": "서버가 나중에 오라고 합니다({detail}). 그때 다시 받습니다.",
    "feed.state.server": "서버에 오류가 났습니다({detail}). 다음에 다시 받습니다.",
    "feed.state.status": "서버가 뜻밖의 답을 했습니다({detail}). 주소를 확인하세요.",
    "feed.state.offline": "인터넷에 연결되지 않았습니다. 연결되면 다시 받습니다.",
    "feed.state.host": "서버를 찾지 못했습니다: {detail} — 주소를 확인하세요.",
    "feed.state.connect": "서버에 연결하지 못했습니다: {detail} — 다음에 다시 받습니다.",
    "feed.state.proxy": "프록시를 거쳐 연결하지 못했습니다({detail}). 환경 변수의 프록시 주소와 암호를 확인하세요.",
    "feed.state.timeout": "서버가 제때 답하지 않았습니다({detail}초). 다음에 다시 받습니다.",
    "feed.state.tls": "안전한 연결을 맺지 못했습니다: {detail} — 주소와 이 컴퓨터의 시계를 확인하세요.",
    "feed.tls.early": "아직 쓸 때가 아닌 인증서입니다: {host} — 이 컴퓨터의 시계를 확인하세요.",
    "feed.tls.late": "인증서의 기한이 지났습니다: {host} — 시계를 확인하세요. 맞으면 매체가 고친 뒤에 받습니다.",
    "feed.tls.other": "다른 누리집의 인증서입니다: {host} — 주소를 확인하세요.",
    "feed.tls.stranger": (
        "누가 보증하는지 모르는 인증서입니다: {host} — 기관의 망이면 그 인증서 파일을 SSL_CERT_FILE에 적으세요."
    ),
    "feed.state.cut": "답이 도중에 끊기거나 잘못 왔습니다. 다음에 다시 받습니다.",
    "feed.state.large": "답이 너무 커서(한도 {detail}MB) 읽지 않았습니다. 더 작은 피드가 있는지 주소를 확인하세요.",
    "feed.state.broken": "답의 압축을 풀지 못했습니다({detail}). 다음에 다시 받습니다.",
    "feed.state.redirects": "주소가 제자리를 돕니다: {detail} — 주소를 확인하세요.",
    "feed.state.private": (
        "내부 주소로 보내 막았습니다: {detail} — 믿는 곳이면 config.toml에 private_addresses = true를 적으세요."
    ),
    "feed.state.scheme": "웹이 아닌 주소로 보내 막았습니다: {detail} — 주소를 확인하세요.",
    "feed.state.no_feed": "피드가 아닙니다: {detail} — 피드의 주소를 확인하세요.",
    "feed.state.stumble": "이 피드를 읽다가 gjnews가 걸렸습니다({detail}). 다음에 다시 받습니다.",
    "text.done": "원문을 받아 새 판으로 두었습니다.",
    "text.same": "이미 받은 원문과 같습니다.",
    "text.no_url": "원문 주소가 없는 기사입니다.",
    "text.mode": "보관함에 있는 기사만 원문을 받습니다. i를 눌러 가져오세요.",
    "text.failed": "원문을 받지 못했습니다. {why}",
    "text.none": "원문 페이지에서 기사를 찾지 못했습니다. o로 원문을 여세요.",
    "checkup.archive": "보관함",
    "checkup.marks": "표시",
    "checkup.index": "색인",
    "checkup.backups": "예비본",
    "checkup.settings": "설정",
    "checkup.log": "기록",
    "checkup.missing": "없음",
    "checkup.size": "{mb}MB",
    "checkup.place": "{what}: {path} ({size})",
    "checkup.feeds": "구독 {n}곳 가운데 {failing}곳을 받지 못하고 있습니다.",
    "checkup.feeds_well": "구독 {n}곳을 모두 받고 있습니다.",
    "checkup.feed": "구독 {name}: {why}",
    "checkup.width": "터미널: … 같은 글자가 {width}칸입니다. 설정과 맞습니다.",
    "checkup.width_wrong": (
        "터미널: … 같은 글자가 {width}칸인데 설정은 {setting}칸입니다. config.toml에 적을 것: ambiguous_width = {width}"
    ),
    "checkup.width_unknown": (
        "터미널: … 같은 글자의 너비를 재지 못했습니다(설정 {setting}칸). 칸이 어긋나면 ambiguous_width를 바꾸세요."
    ),
    "checkup.colours": "색: {what}",
    "checkup.colours_none": "쓰지 않습니다",
    "checkup.colours_16": "16색",
    "checkup.colours_256": "256색",
    "checkup.colours_all": "1,677만 색",
    "checkup.keyboard": (
        "자판: 한글 상태에서도 명령을 알아듣습니다. 입력기가 마지막 글자를 붙들면 한 번 더 누르세요. 찾기 칸의 F8은 "
        "입력기 없이 한글을 칩니다."
    ),
}
