import { clauseOfFile } from "@aiwork/server/sdl/read-sdl";
import { Kind } from "graphql";
import {
  type Contract,
  type ContractArticle,
  type ContractBlock,
  type ContractFailure,
  type PartySdl,
  partiesOf,
  uniqueFailures,
} from "./contract";
import { argumentOf, directiveOf, directivesOf } from "./directives";
import { isStub, keyFieldsOf } from "./keys";

const clauseIn = (node: Parameters<typeof directiveOf>[0]) => argumentOf(directiveOf(node, "clause"), "of");

const isBearerOfFields = ({ node }: ContractBlock) =>
  [
    Kind.OBJECT_TYPE_DEFINITION,
    Kind.OBJECT_TYPE_EXTENSION,
    Kind.INTERFACE_TYPE_DEFINITION,
    Kind.INTERFACE_TYPE_EXTENSION,
  ].some((kind) => kind === node.kind);

/**
 * Every member stands under an article of the agreement, that of the folder in which its file lies; a party defines members
 * only under its own articles or those of both.
 */
export function checkClauses(contract: Contract): ContractFailure[] {
  return uniqueFailures(
    partiesOf(contract).flatMap((sdl) =>
      sdl.blocks.flatMap((block) => [...checkWritten(block), ...checkBlock(sdl, block, contract.articles)]),
    ),
  );
}

/** A derived @clause has no place in a text. A second one, written by hand, might name another article. */
function checkWritten({ name, node, fields, file }: ContractBlock): ContractFailure[] {
  const members = [{ coordinate: name, node }, ...fields];
  // guard: clause-written-by-hand-fails-build
  const written = members.filter((member) => directivesOf(member.node, "clause").some(({ loc }) => loc !== undefined));
  return written.map(({ coordinate: member }) => ({
    file,
    member,
    what: "carries a @clause written by hand",
    whatToDo: "Remove it: the folder of the file is the article.",
  }));
}

function checkBlock(sdl: PartySdl, block: ContractBlock, articles: readonly ContractArticle[]): ContractFailure[] {
  const check = (member: string, clause: unknown) => checkClauseOf(sdl, member, block.file, clause, articles);
  const ofType = clauseIn(block.node);
  // The extension of an enum, an input or a union carries no @clause, and neither do its members.
  // guard: extension-stands-under-article-of-its-own-folder
  if (!isBearerOfFields(block)) return check(block.name, clauseOfFile(block.file));
  const pointers = isStub(sdl, block.name) ? keyFieldsOf(sdl, block.name) : new Set<string>();
  const own = block.fields.filter(({ name }) => !pointers.has(name));
  // A fault of the type is reported once, at the type.
  if (ofType !== undefined) return own.length > 0 ? check(block.name, ofType) : [];
  return own.flatMap(({ coordinate, node }) => check(coordinate, clauseIn(node)));
}

const MOVE = "Move the file into the folder of an article of schema/agreement/articles.json.";

function checkClauseOf(
  { party }: PartySdl,
  member: string,
  file: string,
  clause: unknown,
  articles: readonly ContractArticle[],
): ContractFailure[] {
  if (clause === undefined) return [{ file, member, what: "stands under no article of the agreement", whatToDo: MOVE }];
  const article = articles.find((candidate) => candidate.clause === clause);
  if (!article)
    return [{ file, member, what: `stands under ${clause}, which is no article of the agreement`, whatToDo: MOVE }];
  if (article.party === null || article.party.toLowerCase() === party) return [];
  const owner = article.party === "CITY" ? "the city" : "the national side";
  const what = `is defined by ${party} under ${clause}, an article of ${owner}: 「${article.title}」${article.text}`;
  const whatToDo = `Take it out of schema/${party}; ${owner} may define it, and ${party} may refer to its entity by key.`;
  return [{ file, member, what, whatToDo }];
}
