"""Words about subscriptions and fetching, in English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "fetch.never": "never",
    "feeds.none": "There are no subscriptions. Add one with gjnews add URL.",
    "feed.added": "Subscribed: {name}",
    "feed.known": "Subscribed already: {name}",
    "feed.removed": "Subscription removed: {name}",
    "feed.renamed": "Subscription renamed: {before} → {after}",
    "feed.paused": "Subscription paused: {name}",
    "feed.resumed": "Subscription resumed: {name}",
    "feed.moved": "Subscription moved: {name}",
    "feed.set": "Subscription changed: {name}",
    "feed.same": "It is so already: {name}",
    "feed.unknown": "There is no such subscription: {name} — gjnews feeds lists them.",
    "feed.many": "Several subscriptions are called so: {name} — name the address.",
    "feed.address": "Not a web address: {url} — write one that begins with https://",
    "feed.file": "A file cannot be subscribed to: {url} — use gjnews import, or write an address that begins with https://",
    "feed.scheme": "Only http and https addresses are read: {url} — write one that begins with https://",
    "feed.list_refused": "{path}: not subscribed to: {name} — {why}",
    "feed.state.never": "Not fetched yet.",
    "feed.state.ok": "Fetched.",
    "feed.state.unchanged": "Unchanged.",
    "feed.state.gone": "The server says that this feed is gone (410). It is asked no more; find its new address.",
    "feed.state.missing": "Nothing is at that address ({detail}). Check the address.",
    "feed.state.forbidden": "The server does not show it ({detail}). Check that anybody may see that address.",
    "feed.state.busy": "The server wishes to be asked later ({detail}). It will be.",
    "feed.state.server": "The server had an error ({detail}). It is asked again later.",
    "feed.state.status": "The server gave an unexpected answer ({detail}). Check the address.",
    "feed.state.offline": "There is no connection to the internet. It is asked again when there is.",
    "feed.state.host": "There is no such server: {detail} — check the address.",
    "feed.state.connect": "No connection to the server: {detail} — it is asked again later.",
    "feed.state.proxy": "No connection by the proxy ({detail}). Check its address and password in the environment.",
    "feed.state.timeout": "The server did not answer in time ({detail} s). It is asked again later.",
    "feed.state.tls": "No secure connection could be made: {detail} — check the address, and the clock.",
    "feed.tls.early": "The certificate of {host} is not valid yet. Check the clock of this computer.",
    "feed.tls.late": "The certificate of {host} has expired. Check the clock; else they must renew it.",
    "feed.tls.other": "The certificate of {host} is that of another site. Check the address.",
    "feed.tls.stranger": (
        "Nobody known vouches for the certificate of {host}. In an office's network, name its file in SSL_CERT_FILE."
    ),
    "feed.state.cut": "The answer broke off or was malformed. It is asked again later.",
    "feed.state.large": "The answer is too large (limit {detail} MB). It was not read; look for a smaller feed.",
    "feed.state.broken": "The answer could not be unpacked ({detail}). It is asked again later.",
    "feed.state.redirects": "The address leads round in circles: {detail} — check the address.",
    "feed.state.private": (
        "It led to a private address and was stopped: {detail} — private_addresses = true in config.toml allows it."
    ),
    "feed.state.scheme": "It led to an address outside the web and was stopped: {detail} — check the address.",
    "feed.state.no_feed": "This is no feed: {detail} — check the address of the feed.",
    "feed.state.stumble": "gjnews stumbled over this feed ({detail}). It is asked again later.",
    "text.done": "The full text was fetched and kept as a new version.",
    "text.same": "The full text is the one that is here already.",
    "text.no_url": "This article has no address.",
    "text.mode": "Full texts are fetched for articles of the archive only. Press i to import these.",
    "text.failed": "The full text could not be fetched. {why}",
    "text.none": "No article was found on the page. Press o to open it.",
    "checkup.archive": "archive",
    "checkup.marks": "marks",
    "checkup.index": "index",
    "checkup.backups": "backups",
    "checkup.settings": "settings",
    "checkup.log": "log",
    "checkup.missing": "none",
    "checkup.size": "{mb} MB",
    "checkup.place": "{what}: {path} ({size})",
    "checkup.feeds": "{n} {n:subscription|subscriptions}, of which {failing} cannot be fetched.",
    "checkup.feeds_well": "{n} {n:subscription, which is|subscriptions, all of which are} fetched.",
    "checkup.feed": "subscription {name}: {why}",
    "checkup.width": "terminal: characters like … are {width} wide, as the settings say.",
    "checkup.width_wrong": (
        "terminal: characters like … are {width} wide, the settings say {setting}. "
        "Write ambiguous_width = {width} in config.toml."
    ),
    "checkup.width_unknown": (
        "terminal: the width of characters like … could not be measured (settings: {setting}). "
        "Change ambiguous_width where panes are torn."
    ),
    "checkup.colours": "colours: {what}",
    "checkup.colours_none": "none are used",
    "checkup.colours_16": "16",
    "checkup.colours_256": "256",
    "checkup.colours_all": "16.7 million",
    "checkup.keyboard": (
        "keyboard: commands are understood on the Hangul layout too. Where the input method holds the last letter "
        "back, press again. F8 in the search box types Hangul without it."
    ),
}
