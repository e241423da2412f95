import departments from "@aiwork/schema-agreement/departments.json";
import { type Caller, isOfDepartments } from "@aiwork/server/identity/caller";
import { plainCode } from "@aiwork/server/text/digits";
import { type ListFilter, requireKnownCode } from "@aiwork/subgraph/lists/keyset-list";
import { departmentError } from "./department.errors";

/** 担当課: a department of the city; reference data of the agreement. */
export interface CityDepartment {
  code: string;
  name: string;
}

export const ALL_CITY_DEPARTMENTS: readonly CityDepartment[] = departments;

/** The department of a row, which was required to be there when the row was written. */
export function departmentOf(code: string): CityDepartment {
  const department = ALL_CITY_DEPARTMENTS.find((one) => one.code === code);
  if (!department) throw new Error("a row refers to a department that is not there");
  return department;
}

const isDepartment = (code: string) => ALL_CITY_DEPARTMENTS.some((one) => one.code === code);

/** Narrows a list to a department. @throws UNKNOWN_CODE */
export function departmentFilter(code: string | null | undefined, condition: ListFilter["condition"]): ListFilter {
  const given = code == null ? null : plainCode(code);
  requireKnownCode(given, isDepartment, "filter", "department");
  return { name: "department", value: given, condition };
}

/** @throws NO_SUCH_DEPARTMENT */
export function requireKnownDepartment(given: string): string {
  const code = plainCode(given);
  // guard: department-something-names-is-there
  if (!isDepartment(code)) throw departmentError("NO_SUCH_DEPARTMENT").at("department");
  return code;
}

/** A department for which the caller acts. @throws NO_SUCH_DEPARTMENT, NOT_YOUR_DEPARTMENT */
export function requireOwnDepartment({ departments: own }: Caller, given: string): string {
  const code = requireKnownDepartment(given);
  // guard: officer-acts-for-own-department
  if (!own.includes(code)) throw departmentError("NOT_YOUR_DEPARTMENT").at("department");
  return code;
}

/** Narrows a worklist to the caller's own departments, if the role is of departments. */
export function ofOwnDepartments({ role, departments: own }: Caller, condition: ListFilter["condition"]): ListFilter {
  // guard: officers-worklists-hold-own-departments-alone
  return { name: "own-departments", value: isOfDepartments(role) ? own : null, condition };
}
