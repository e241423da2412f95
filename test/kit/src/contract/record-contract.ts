import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { findRefusal } from "@aiwork/server/errors/refusal";
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;
type NoteCoverage = (how: string, what: string) => void;

/**
 * Records which fields, arguments and enum values of a party's schema the tests exercise: fields that answered with a
 * value, inputs that were given, and error codes. Without AIWORK_CONTRACT_RECORD the schema is left as it is.
 */
export function recordContract(schema: GraphQLSchema, party: string): GraphQLSchema {
  const { AIWORK_CONTRACT_RECORD: folder } = process.env;
  if (!folder) return schema;
  const file = join(folder, `${party}-${process.pid}-${randomBytes(4).toString("hex")}.txt`);
  const known = new Set<string>();
  const note: NoteCoverage = (how, what) => {
    const line = `${how} ${what}\n`;
    if (known.has(line)) return;
    known.add(line);
    appendFileSync(file, line);
  };
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith("_"))
      for (const field of Object.values(type.getFields()))
        watchField(field, `${type.name}.${field.name}`, type === schema.getMutationType(), note);
  return schema;
}

function watchField(field: Field, member: string, isAct: boolean, note: NoteCoverage): void {
  const { resolve = defaultFieldResolver } = field;
  const noteAnswer = (answer: unknown, given: Readonly<Record<string, unknown>>) => {
    const codes = isAct ? refusalsOf(answer) : [];
    for (const code of codes) note("refused", `${member} ${code}`);
    // guard: act-was-refused-was-not-done
    if (codes.length > 0 || !isSomething(answer)) return;
    note("answered", member);
    noteValues(field, answer, note);
    for (const { name, type } of field.args) noteGiven(`${member}(${name}:)`, given[name], type, note);
  };
  const noteFault = (fault: unknown) => {
    const { refusal } = findRefusal(fault)?.names ?? {};
    if (refusal) note("refused", `${member} ${refusal}`);
  };
  field.resolve = (row, given, context, info) => {
    try {
      const answer = resolve(row, given, context, info);
      if (isPending(answer)) answer.then((known) => noteAnswer(known, given), noteFault);
      else noteAnswer(answer, given);
      return answer;
    } catch (fault) {
      noteFault(fault);
      throw fault;
    }
  };
}

/** True also for a promise of another realm, as in jest's environments. */
function isPending(answer: unknown): answer is PromiseLike<unknown> {
  return typeof (answer as PromiseLike<unknown> | null)?.then === "function";
}

/** An empty list does not count: it says nothing about the fields of its items. */
function isSomething(answer: unknown): boolean {
  // guard: empty-list-shows-nothing-of-what-would
  return answer !== null && answer !== undefined && !(Array.isArray(answer) && answer.length === 0);
}

function refusalsOf(payload: unknown): string[] {
  const { userErrors = [] } = (payload ?? {}) as { userErrors?: { code: string }[] };
  return userErrors.map(({ code }) => code);
}

function noteValues(field: Field, answer: unknown, note: NoteCoverage): void {
  const type = getNamedType(field.type);
  if (isEnumType(type)) for (const value of [answer].flat()) note("answered", `${type.name}.${value}`);
}

function noteGiven(member: string, value: unknown, type: GraphQLInputType, note: NoteCoverage): void {
  if (value === undefined) return;
  note("given", member);
  const named = getNamedType(type);
  for (const one of [value].flat()) {
    if (isEnumType(named) && one !== null) note("given", `${named.name}.${one}`);
    if (isInputObjectType(named))
      for (const { name, type } of Object.values(named.getFields()))
        noteGiven(`${named.name}.${name}`, (one as Record<string, unknown> | null)?.[name], type, note);
  }
}
