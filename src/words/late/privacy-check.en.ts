/** The sentences of the privacy check, in English. */
export const privacyCheck = {
  title: "Privacy check",
  lead: "Try to get something out of this page, and see the browser refuse. The check uses every way it safely can, from the page and from a worker.",
  how: "Each try carries one fixed word, to an address that does not exist and that nobody can ever own. Nothing of a photo is in it. The check asks this site for this page once more, to read its headers, and for the worker’s file; the line at the top counts such requests too.",
  start: "Try to get out",
  again: "Try again",
  running: "Trying every way …",
  summary: {
    all: "{{blocked}} of {{tried}} ways out were refused. None is open.",
    silent:
      "{{blocked}} of {{tried}} ways out were refused, none was seen open. Of {{silent}} the browser said nothing.",
    open: "{{open}} of {{tried}} ways out are open here, {{blocked}} were refused.",
  },
  meaning: {
    all: "The browser itself stands between this page and the network: what it refused here, no code of this page can do.",
    notKept:
      "This host sends its headers, but this browser let something through all the same. Use a newer browser, and tell us which one this is: the help says how.",
    cameWithout:
      "This page came without headers that would be sent now: what is said above is true of the page as it is. Reload it and try again. If it stays so, delete everything that is stored here in the settings and reload once more.",
    noPolicy:
      "This page came without the header that stops a page from sending: Content-Security-Policy is missing. No code of Mien sends a photo, but here nothing enforces that. The site can be put on another host, or run on your own device.",
    noAllowlist:
      "This page came without Connection-Allowlist. What the policy covers is refused; leaving the page, new windows and peer connections are not. What gets out then is listed below.",
    oldBrowser:
      "This browser does not know Connection-Allowlist, or does not say that it does (Chromium does from version 152 on). What the policy covers is refused. Leaving the page, new windows and peer connections stay possible, as listed below: no code of Mien uses them, but here nothing enforces that.",
    unknown: "The headers of this page could not be read, perhaps because there is no network.",
  },
  now: {
    title: "Right now",
    sent: "Photo bytes sent",
    requests: "Requests since ready",
    notReady: "counting starts when the models are ready",
    stored: "Stored here: {{part}}",
    delete: "Look at it and delete it in the settings",
  },
  ways: {
    title: "Ways out",
    caption: "Each way out of the page, and what became of the try",
    way: "Way",
    page: "Page",
    worker: "Worker",
    notInWorker: "only a page has it",
    noWorker: "The worker could not be started, so nothing was tried from it.",
    untried: "Not tried here",
    untriedWhy: {
      leaving:
        "These would take you away from this page or open another one. Where Connection-Allowlist is sent and kept, it refuses them together with peer connections. The tests of the source code try them too.",
      unseen:
        "These give a page no sign of whether they were refused. Connection-Allowlist forbids them, where it is sent and kept.",
    },
    without: "What gets out without Connection-Allowlist",
    withoutWhy:
      "Each of these reached another address in a test, with every other header in force. Of Safari only its engine was tried; peer connections, which that engine lacks, are named because nothing is known to close them there.",
    engines: {
      chromium: "Chrome, Edge and others before version 152, or where the header is missing",
      firefox: "Firefox",
      webkit: "Safari",
    },
  },
  verdicts: {
    blocked: "Blocked",
    open: "Not blocked",
    silent: "No word",
    absent: "Not in this browser",
  },
  silentWhy:
    "“No word”: the browser reported neither a refusal nor a connection. It may not have tried, or it may refuse in silence.",
  channels: {
    fetch: "A request",
    xhr: "A request, the older kind",
    beacon: "A beacon, as counters use",
    later: "A request for when the page is left",
    websocket: "A lasting connection",
    "event-source": "A stream of events",
    "web-transport": "A connection over QUIC",
    image: "A picture",
    "svg-image": "A picture in a drawing",
    style: "A style sheet",
    "style-picture": "A picture in a style sheet",
    font: "A typeface",
    media: "Sound or film",
    script: "A script",
    import: "A module",
    "import-scripts": "Scripts of a worker",
    frame: "A page within the page",
    object: "An embedded object",
    form: "A form that is sent",
    ping: "The ping of a link",
    prefetch: "Fetching ahead",
    preload: "Loading ahead",
    "module-preload": "Loading a module ahead",
    speculation: "Fetching ahead by rules",
    preconnect: "Connecting ahead",
    stun: "A peer connection, by UDP",
    turn: "A peer connection, by TCP",
    candidate: "A peer’s address, named by the page",
    navigation: "Going to another page",
    window: "A new window",
    refresh: "A page that forwards itself",
    "download-link": "A link that downloads",
  },
  headers: {
    title: "Headers of this page",
    caption: "The headers that this page should have come with, and what became of each",
    answerer: {
      host: "This page came from the host, and so did these headers.",
      worker:
        "This page came from the site’s own service worker, which keeps the app on this device, and so did these headers: the host was not asked.",
      changed:
        "Since this page was loaded, the answer comes from elsewhere: what was read may not be what this page came with.",
    },
    header: "Header",
    state: "State",
    states: {
      kept: "In force",
      sent: "Sent",
      "not-kept": "Sent, not in force",
      missing: "Missing",
    },
    what: {
      "Content-Security-Policy": "Code, pictures and connections of this site only",
      "Connection-Allowlist": "No navigation, window or peer connection to elsewhere",
      "Cross-Origin-Opener-Policy": "No other window holds this one",
      "Cross-Origin-Embedder-Policy": "Nothing foreign is embedded unasked",
      "Cross-Origin-Resource-Policy": "No other site embeds these files",
      "Permissions-Policy": "The camera for this page only; no microphone, no place, no passkeys, no payment",
      "Referrer-Policy": "Links do not say where you came from",
      "X-Content-Type-Options": "A file is what its type says",
    },
  },
  limits: {
    title: "What this cannot show",
    text: "Extensions of the browser and programs of this device see more than a page does, and no header binds them. The check tells what this browser does now; the help says how to look from outside, without trusting this page.",
  },
} as const;
