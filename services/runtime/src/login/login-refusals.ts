import { refusalsOf } from "../refusal/refusal";

interface Named {
  party: string;
  logins: readonly string[];
}

/** Why a party does not start with a database that somebody else administers. No message contains an address or a password. */
export const refuse = refusalsOf({
  LOGINS_MISSING: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ party, logins }: Named) =>
      `${party} のデータベースにログインロールがありません。管理者が ${logins.join("、")} を作成し（create role … login、パスワードは LOGIN_PASSWORD）、データベースへの CONNECT を付与してください。`,
    en: ({ party, logins }: Named) =>
      `The database of ${party} lacks login roles. Have its administrator create ${logins.join(", ")} (create role … login, with LOGIN_PASSWORD as the password) and grant them CONNECT on the database.`,
  },
  LOGINS_REFUSED: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ party, logins }: Named) =>
      `${party} のデータベースが ${logins.join("、")} の接続を拒否しました。管理者がこれらのロールのパスワードを LOGIN_PASSWORD と同じにし、LOGIN とデータベースへの CONNECT を付与してください。`,
    en: ({ party, logins }: Named) =>
      `The database of ${party} refuses ${logins.join(", ")}. Have its administrator give these roles LOGIN_PASSWORD as their password, LOGIN, and CONNECT on the database.`,
  },
  LOGINS_UNBOUND: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ party, logins }: Named) =>
      `${party} のデータベースの ${logins.join("、")} に行単位のアクセス制御が効きません。管理者がこれらのロールから SUPERUSER、BYPASSRLS 及び他のロールの権限を外してください。`,
    en: ({ party, logins }: Named) =>
      `Row-level security of the database of ${party} does not bind ${logins.join(", ")}. Have its administrator take SUPERUSER, BYPASSRLS and membership in other roles from them.`,
  },
});
