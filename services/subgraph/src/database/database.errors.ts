import { platformError } from "@aiwork/server/errors/platform.errors";
import { defineErrors, type Refusal } from "@aiwork/server/errors/refusal";

interface LoginErrorArguments {
  party: string;
  logins: readonly string[];
}

/** Why a party does not start with a database that somebody else administers. No message contains an address or a password. */
export const loginError = defineErrors({
  LOGINS_MISSING: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ party, logins }: LoginErrorArguments) =>
      `${party} のデータベースにログインロールがありません。管理者が ${logins.join("、")} を作成し（create role … login、パスワードは LOGIN_PASSWORD から導かれるもの：docs/operations.md「Databases」）、データベースへの CONNECT を付与してください。`,
    en: ({ party, logins }: LoginErrorArguments) =>
      `The database of ${party} lacks login roles. Have its administrator create ${logins.join(", ")} (create role … login, each with the password that LOGIN_PASSWORD gives it: docs/operations.md, Databases) and grant them CONNECT on the database.`,
  },
  LOGINS_REFUSED: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ party, logins }: LoginErrorArguments) =>
      `${party} のデータベースが ${logins.join("、")} の接続を拒否しました。管理者がこれらのロールのパスワードを LOGIN_PASSWORD から導かれるものにし（docs/operations.md「Databases」）、LOGIN とデータベースへの CONNECT を付与してください。`,
    en: ({ party, logins }: LoginErrorArguments) =>
      `The database of ${party} refuses ${logins.join(", ")}. Have its administrator give these roles the passwords that LOGIN_PASSWORD gives them (docs/operations.md, Databases), LOGIN, and CONNECT on the database.`,
  },
  LOGINS_UNBOUND: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ party, logins }: LoginErrorArguments) =>
      `${party} のデータベースの ${logins.join("、")} に行単位のアクセス制御が効きません。管理者がこれらのロールから SUPERUSER、BYPASSRLS 及び他のロールの権限を外してください。`,
    en: ({ party, logins }: LoginErrorArguments) =>
      `Row-level security of the database of ${party} does not bind ${logins.join(", ")}. Have its administrator take SUPERUSER, BYPASSRLS and membership in other roles from them.`,
  },
});

const adviceByCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens at its address. Start PostgreSQL there, or correct the address",
  ERR_INVALID_URL: "its address is not a valid URL. Correct it",
  ENOTFOUND: "its host name is unknown. Correct the address",
  ETIMEDOUT: "its host does not answer. Check the network and the address",
  "28P01": "it refuses the password. Correct the role or password in the address",
  "28000": "it does not let this role log in. Correct the role in the address, or pg_hba.conf",
  "3D000": "there is no such database on the server. Create it, or correct the address",
  "42501": "the role lacks privileges. Grant CONNECT, and CREATE on schema public",
  "53300": "it has no connection left. Raise max_connections, or stop other clients",
  "53100": "its disk is full. Free some space",
  "57P03": "it is starting or shutting down. Try again in a moment",
};

const NOT_POSTGRES =
  "the server at its address does not speak the PostgreSQL protocol. Correct the address, or its sslmode";

/** A database cannot be used. The message names the database and says what to do, without its address. */
export class UnreachableDatabase extends Error {
  override readonly name = "UnreachableDatabase";

  constructor(database: string, cause: unknown) {
    super(`The database of ${database} cannot be used: ${adviceFor(cause)}.`);
  }
}

function adviceFor(cause: unknown): string {
  const { code, message = "" } = (cause ?? {}) as { code?: string; message?: string };
  if (code === undefined) return (/timeout/i.test(message) ? adviceByCode.ETIMEDOUT : undefined) ?? NOT_POSTGRES;
  return adviceByCode[code] ?? `PostgreSQL reports ${code}. See its log`;
}

/** Rethrows a database error as the caller's error: unreadable text, timeout, overload or an unreachable database; any other error as it is. */
export function throwDatabaseError(error: { code?: string; message?: string }): never {
  const refusal = databaseErrorOf(error);
  throw refusal ? Object.assign(refusal, { cause: error }) : error;
}

/** pg's own messages for a connection that ended under a query, or before it. */
const CONNECTION_LOST = /^(Connection terminated|Client (has encountered a connection error|was closed))/;

function databaseErrorOf({ code = "", message = "" }: { code?: string; message?: string }): Refusal | undefined {
  if (code === "22021") return platformError("UNREADABLE_TEXT");
  if (code === "57014" || code === "55P03" || message === "Query read timeout") return platformError("DATABASE_SLOW");
  // guard: conflict-between-transactions-is-given-as-being
  if (/^(53|40001|40P01)/.test(code) || /timeout exceeded when trying to connect/.test(message))
    return platformError("DATABASE_BUSY");
  // 08P01, a protocol violation, is an error of this program.
  // guard: connection-that-was-lost-is-given-as-away
  if (/^(57P|0800|28|E[A-Z]+$)/.test(code) || CONNECTION_LOST.test(message)) return platformError("DATABASE_AWAY");
  return undefined;
}
