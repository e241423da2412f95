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
import { argumentOf, directiveOf } from "./directives";
import { isStub, keyFieldsOf } from "./keys";

const clauseIn = (node: Parameters<typeof directiveOf>[0]) => argumentOf(directiveOf(node, "clause"), "of");

const isBearerOfFields = ({ node }: ContractBlock) =>
  [
    Kind.OBJECT_TYPE_DEFINITION,
    Kind.OBJECT_TYPE_EXTENSION,
    Kind.INTERFACE_TYPE_DEFINITION,
    Kind.INTERFACE_TYPE_EXTENSION,
  ].some((kind) => kind === node.kind);

/** Every member stands under a clause of the agreement; a party defines members only under its own clauses or those of both. */
export function checkClauses(contract: Contract): ContractFailure[] {
  return uniqueFailures(
    partiesOf(contract).flatMap((sdl) => sdl.blocks.flatMap((block) => checkBlock(sdl, block, contract.articles))),
  );
}

function checkBlock(sdl: PartySdl, block: ContractBlock, articles: readonly ContractArticle[]): ContractFailure[] {
  const judge = (member: string, clause: unknown) => checkClauseOf(sdl, member, block.file, clause, articles);
  const ofType = clauseIn(block.node);
  if (!isBearerOfFields(block)) return judge(block.name, ofType ?? clauseOfDefinition(sdl, block.name));
  const pointers = isStub(sdl, block.name) ? keyFieldsOf(sdl, block.name) : new Set<string>();
  const own = block.fields.filter(({ name }) => !pointers.has(name));
  const typeFails = ofType !== undefined && own.length > 0 ? judge(block.name, ofType) : [];
  // A fault of the type is reported once, at the type.
  const toJudge = typeFails.length > 0 ? own.filter(({ node }) => clauseIn(node) !== undefined) : own;
  return [...typeFails, ...toJudge.flatMap(({ coordinate, node }) => judge(coordinate, clauseIn(node) ?? ofType))];
}

/** The extension of an enum or input cannot repeat @clause, and its members cannot have one. */
const clauseOfDefinition = (sdl: PartySdl, typeName: string) =>
  sdl.blocks
    .filter(({ name }) => name === typeName)
    .map(({ node }) => clauseIn(node))
    .find((clause) => clause);

function checkClauseOf(
  { party }: PartySdl,
  member: string,
  file: string,
  clause: unknown,
  articles: readonly ContractArticle[],
): ContractFailure[] {
  if (clause === undefined)
    return [
      {
        file,
        member,
        what: "stands under no clause of the agreement",
        whatToDo: "Give it, or its type, @clause(of: …).",
      },
    ];
  const article = articles.find((candidate) => candidate.clause === clause);
  if (!article)
    return [
      {
        file,
        member,
        what: `stands under ${clause}, which is no clause of the agreement`,
        whatToDo: "Take a clause of schema/agreement/articles.json.",
      },
    ];
  if (article.party === null || article.party.toLowerCase() === party) return [];
  const owner = article.party === "CITY" ? "the city" : "the national side";
  const what = `is defined by ${party} under ${clause}, an article of ${owner}: 「${article.title}」${article.text}`;
  return [
    {
      file,
      member,
      what,
      whatToDo: `Take it out of schema/${party}; ${owner} may define it, and ${party} may refer to its entity by key.`,
    },
  ];
}
