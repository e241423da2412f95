import { join, relative } from "node:path";
import graphql from "@graphql-eslint/eslint-plugin";

const PARTIES = ["city", "national"];
// graphql-config reads patterns from the working folder, and knows a file of a project by them.
const filesOf = (folder) => relative(process.cwd(), join(import.meta.dirname, folder, "*/*.graphql"));

/** Each party's subgraph as a whole; a file of the agreement is read as part of the first. */
const projects = Object.fromEntries(
  PARTIES.map((party) => [party, { schema: [filesOf("agreement"), filesOf(party)] }]),
);

/** Left out: require-nullable-result-in-root, because a mutation's payload is non-null; alphabetize, because fields stand in the order of sense. */
const RULES = [
  "known-argument-names",
  "known-directives",
  "known-type-names",
  "lone-schema-definition",
  "no-hashtag-description",
  "no-scalar-result-type-on-mutation",
  "no-typename-prefix",
  "no-unreachable-types",
  "possible-type-extension",
  "provided-required-arguments",
  "require-deprecation-date",
  "require-deprecation-reason",
  "require-nullable-fields-with-oneof",
  "unique-directive-names",
  "unique-directive-names-per-location",
  "unique-enum-value-names",
  "unique-field-definition-names",
  "unique-operation-types",
  "unique-type-names",
];

/** A name that begins with one of these words: setWage does, settleNegotiation does not. */
const verb = (...words) => new RegExp(`^(${words.join("|")})(?![a-z])`);

const NAMES = {
  types: "PascalCase",
  FieldDefinition: "camelCase",
  InputValueDefinition: "camelCase",
  Argument: "camelCase",
  DirectiveDefinition: "camelCase",
  EnumValueDefinition: "UPPER_CASE",
  InputObjectTypeDefinition: { style: "PascalCase", requiredSuffixes: ["Input", "Filter"] },
  ObjectTypeDefinition: { style: "PascalCase", forbiddenSuffixes: ["Type", "Input", "Filter", "Enum"] },
  InterfaceTypeDefinition: { style: "PascalCase", forbiddenSuffixes: ["Interface"] },
  EnumTypeDefinition: { style: "PascalCase", forbiddenSuffixes: ["Enum"] },
  "FieldDefinition[parent.name.value=Query]": {
    style: "camelCase",
    forbiddenPatterns: [verb("query", "get", "list", "find")],
    forbiddenSuffixes: ["Query"],
  },
  "FieldDefinition[parent.name.value=Mutation]": {
    style: "camelCase",
    forbiddenPatterns: [verb("mutation", "create", "update", "delete", "set")],
    forbiddenSuffixes: ["Mutation"],
  },
};

export default [
  { ignores: ["supergraph.graphql", "api.graphql", "dist/**", "generated/**"] },
  {
    files: ["agreement", ...PARTIES].map((folder) => `${folder}/*/*.graphql`),
    plugins: { "@graphql-eslint": graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { projects } } },
    rules: {
      ...Object.fromEntries(RULES.map((rule) => [`@graphql-eslint/${rule}`, "error"])),
      "@graphql-eslint/naming-convention": ["error", NAMES],
      "@graphql-eslint/input-name": ["error", { checkInputType: true, caseSensitiveInputType: false }],
      "@graphql-eslint/require-description": [
        "error",
        { types: true, DirectiveDefinition: true, EnumValueDefinition: true, FieldDefinition: true, rootField: true },
      ],
    },
  },
  // @clause is written in no file: it follows from the article's folder when the SDL is read.
  {
    files: ["agreement/agreement/rules.graphql"],
    rules: { "@graphql-eslint/no-unreachable-types": "off" },
  },
  // visitedOn is the day of a visit, as issuedOn is the day of a referral.
  { files: ["city/joint-counter/visit.graphql"], rules: { "@graphql-eslint/no-typename-prefix": "off" } },
];
