import { isHttpUrl } from "@aiwork/runtime/configuration/is-http-url";
import { parseJson } from "@aiwork/runtime/http/parse-json";
import { z } from "zod";

const SHAPE = 'give JSON such as {"city":"http://127.0.0.1:4001/graphql"}';
const urls = z.record(z.string(), z.string(SHAPE), SHAPE);

/** `SUBGRAPH_URLS`: name → URL, replacing the supergraph's own. Errors omit the URL, which may hold a secret. */
export const subgraphUrlsSetting = z
  .string()
  .default("{}")
  .transform((text, context) => {
    const read = urls.safeParse(parseJson(text));
    if (!read.success) context.addIssue({ code: "custom", message: SHAPE });
    for (const [name, url] of Object.entries(read.data ?? {}))
      if (!isHttpUrl(url)) context.addIssue({ code: "custom", message: `${name} has no http or https URL` });
    return new Map(Object.entries(read.data ?? {}));
  });
