import { type Contract, partiesOf } from "./contract";
import type { Failure } from "./failure";
import { readLinks, renamedIn } from "./links";

const AGREEMENT = "https://specs.aiwork.example/agreement/";

/** Servers and checks find @access and @clause by their names; under another name a rule would be ignored. */
export function checkAccessImports(contract: Contract): Failure[] {
  return partiesOf(contract).flatMap((sdl) => {
    // guard: other-specifications-keep-their-own-names
    const links = readLinks(sdl).filter(({ url }) => url.startsWith(AGREEMENT));
    const renamed = links.flatMap((link) => renamedIn(link).map((name) => ({ link, name })));
    const failures = renamed.map(({ link, name }) => ({
      file: link.file,
      member: name,
      what: `is imported by ${sdl.party} under another name`,
      whatToDo: `Import "${name}" as it is.`,
    }));
    // guard: access-fails-build
    return [...failures, ...(links.length === 1 ? [] : [linkedTwice(sdl.party, links.at(-1)?.file)])];
  });
}

const linkedTwice = (party: string, file = "schema"): Failure => ({
  file,
  member: "schema",
  what: `${party} does not link the agreement's directives exactly once`,
  whatToDo: "Link them in schema/agreement/links.graphql and nowhere else.",
});
