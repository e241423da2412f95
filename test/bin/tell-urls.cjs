// Loaded into every process of a test's system: tells each URL that it is asked or asks, so that none holds a name.
const { subscribe } = require("node:diagnostics_channel");
const { writeSync } = require("node:fs");

const tell = (url) => writeSync(2, `url ${url}\n`);
subscribe("http.server.request.start", ({ request }) => tell(request.url));
subscribe("undici:request:create", ({ request }) => tell(`${request.origin}${request.path}`));
