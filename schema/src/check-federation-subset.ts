import { type ASTNode, Kind, visit } from "graphql";
import { type Contract, type ContractFailure, type PartySdl, partiesOf } from "./contract";
import { argumentOf } from "./directives";
import { allSelectedFields, keyDirectives, readFieldSet } from "./keys";
import { readLinks, renamedIn } from "./links";
import { locateMember } from "./locate";

/** Directives that the gateway runs wrongly, or for which it refuses the whole supergraph. */
const REFUSED = ["interfaceObject", "authenticated", "requiresScopes", "policy", "context", "fromContext"];
const FEDERATION = "https://specs.apollo.dev/federation/";

/** The part of Federation 2 that @apollo/gateway plans and runs correctly, as tests showed. */
export function checkFederationSubset(contract: Contract): ContractFailure[] {
  return partiesOf(contract).flatMap((sdl) => [
    ...checkKeys(sdl),
    ...checkDirectives(contract, sdl),
    ...checkSchema(sdl),
    ...checkNames(sdl),
  ]);
}

function checkKeys(sdl: PartySdl): ContractFailure[] {
  const first = new Map([...sdl.blocks].reverse().map((block) => [block.name, block]));
  return [...first.values()]
    .filter(({ name }) => keyDirectives(sdl, name).length > 1)
    .map(({ name, file }) => ({
      file,
      member: name,
      what: `has more than one @key in ${sdl.party}`,
      whatToDo: "Keep the key by which both parties know it.",
    }));
}

function checkDirectives(contract: Contract, sdl: PartySdl): ContractFailure[] {
  const failures: ContractFailure[] = [];
  const fail = (node: ASTNode, what: string, whatToDo: string) =>
    failures.push({ ...locateMember(contract, [node], ""), what, whatToDo });
  visit(sdl.document, {
    Directive(node) {
      const name = node.name.value.replace(/^federation__/, "");
      if (REFUSED.includes(name)) fail(node, `uses @${name}`, "Do without it: @access alone controls access.");
      if (name === "requires" && allSelectedFields(readFieldSet(argumentOf(node, "fields"))).some(takesArguments))
        fail(node, "has arguments inside @requires", "Require a field that takes none.");
    },
  });
  return failures;
}

const takesArguments = (field: { arguments?: readonly unknown[] | undefined }) => (field.arguments ?? []).length > 0;

/** Root types keep their usual names, by which checks and servers find them. */
function checkSchema(sdl: PartySdl): ContractFailure[] {
  const named = sdl.document.definitions.filter(
    (node) =>
      (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) && node.operationTypes?.length,
  );
  const subscriptions = sdl.blocks.filter(({ name }) => name === "Subscription");
  return [
    ...named.map((node) => ({
      file: node.loc?.source.name ?? "schema",
      member: "schema",
      what: "names its root types",
      whatToDo: "Leave them Query and Mutation; there is no subscription.",
    })),
    ...subscriptions.map(({ file, name }) => ({
      file,
      member: name,
      what: "is a subscription, which the gateway does not run",
      whatToDo: "Let clients ask again.",
    })),
  ];
}

function checkNames(sdl: PartySdl): ContractFailure[] {
  return readLinks(sdl)
    .filter(({ url }) => url.startsWith(FEDERATION))
    .flatMap((link) =>
      (link.as === undefined ? renamedIn(link) : [...renamedIn(link), "federation"]).map((name) => ({ name, link })),
    )
    .map(({ name, link }) => ({
      file: link.file,
      member: name,
      what: `is linked by ${sdl.party} under another name`,
      whatToDo: "Link it as it is: the checks know it by its name.",
    }));
}
