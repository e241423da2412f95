import type { ProcessName } from "../system-process";

/** What has to be made again, and which processes have to be started again, after a change of sources. */
export interface RebuildPlan {
  /** Whether SDL changed, so that the supergraph is composed again. */
  readonly compose: boolean;
  /** The folders whose GraphQL types are generated again. */
  readonly codegen: readonly string[];
  /** The TypeScript projects to compile. */
  readonly projects: readonly string[];
  readonly processes: readonly ProcessName[];
}

interface Rule {
  of: RegExp;
  compose?: true;
  codegen?: readonly string[];
  projects?: readonly string[];
  processes?: readonly ProcessName[];
}

const BOTH = { projects: ["services/city", "services/national"], processes: ["city", "national"] } as const;

const forParty = (party: "city" | "national"): Rule[] => {
  const own = { projects: [`services/${party}`], processes: [party] };
  return [
    { of: new RegExp(`^schema/${party}/.+\\.graphql$`), compose: true, codegen: own.projects, ...own },
    { of: new RegExp(`^services/${party}/codegen\\.json$`), codegen: own.projects, ...own },
    { of: new RegExp(`^services/${party}/(src|migrations)/`), ...own },
    { of: new RegExp(`^deploy/demo/src/${party}/`), projects: ["deploy/demo"], processes: [party] },
  ];
};

/** A gateway needs no start after a change of the supergraph: it follows the file. */
const RULES: readonly Rule[] = [
  ...forParty("city"),
  ...forParty("national"),
  { of: /^schema\/agreement\/.+\.graphql$/, compose: true, codegen: BOTH.projects, ...BOTH },
  { of: /^schema\/agreement\/.+\.json$/, compose: true, ...BOTH, processes: ["city", "national", "issuers"] },
  { of: /^schema\/operations\/.+\.graphql$/, codegen: ["gateway"], processes: ["gateway"] },
  { of: /^schema\/src\//, compose: true, projects: ["schema"] },
  { of: /^services\/(subgraph|agreement)\/(src|migrations)\//, ...BOTH },
  { of: /^deploy\/demo\/src\/population\//, projects: ["deploy/demo"], processes: ["city", "national"] },
  {
    of: /^services\/server\/src\//,
    projects: ["services/city", "services/national", "gateway", "deploy/local"],
    processes: ["city", "national", "issuers", "gateway"],
  },
  { of: /^gateway\/src\//, projects: ["gateway"], processes: ["gateway"] },
  { of: /^gateway\/codegen\.json$/, codegen: ["gateway"], processes: ["gateway"] },
];

const NOT_SOURCES: readonly RegExp[] = [
  // Built or generated.
  /(^|\/)(node_modules|dist|generated)(\/|$)|^schema\/(supergraph|api)\.graphql$/,
  /\.test\.ts$/,
  // Hidden, such as a build's cache and log; then what editors write beside a file while they save it.
  /(^|\/)\.[^/]+(\/|$)/,
  /(^|\/)(#[^/]*#|4913)$|(~|\.(swp|swo|swx|bak|orig)|\.tmp(\.[^/]*)?)$/,
];

/** Tests, what is built or generated, and temporary files change no process. */
export const isSource = (path: string): boolean => NOT_SOURCES.every((pattern) => !pattern.test(path));

/** A file of which a database may hold what it said before. */
export const isMigration = (path: string): boolean => /^services\/[^/]+\/migrations\/.+\.sql$/.test(path);

/** @param changed paths from the repository's root */
export function planRebuild(changed: Iterable<string>): RebuildPlan {
  const rules = [...changed].filter(isSource).flatMap((path) => RULES.filter(({ of }) => of.test(path)));
  const all = <Item>(of: (rule: Rule) => readonly Item[] | undefined) => [
    ...new Set(rules.flatMap((rule) => of(rule) ?? [])),
  ];
  return {
    compose: rules.some(({ compose }) => compose),
    codegen: all(({ codegen }) => codegen),
    projects: all(({ projects }) => projects),
    processes: all(({ processes }) => processes),
  };
}
