// Loaded into every process of a test system: prints each URL that it serves or calls, so that tests find personal data in URLs.
const { subscribe } = require("node:diagnostics_channel");
const { writeSync } = require("node:fs");

const tell = (url) => writeSync(2, `url ${url}\n`);
subscribe("http.server.request.start", ({ request }) => tell(request.url));
subscribe("undici:request:create", ({ request }) => tell(`${request.origin}${request.path}`));
