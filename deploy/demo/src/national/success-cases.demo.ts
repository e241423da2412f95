import { shiroishiCase, toyohiraCase } from "../population/success-cases";
import { shiroishiRows } from "./shiroishi-case.demo";
import { caseOrderHistory } from "./success-case-rows.demo";
import { toyohiraRows } from "./toyohira-case.demo";

/** The rows of the two success cases that other persons do not have. */
export const caseRows = {
  orders: [...shiroishiRows.orders, ...toyohiraRows.orders],
  orderHistory: [
    ...shiroishiRows.orders.flatMap((order) => caseOrderHistory(order, null)),
    ...toyohiraRows.orders.flatMap((order) => caseOrderHistory(order, toyohiraCase.hiredOn)),
  ],
  consultations: [...shiroishiRows.consultations, ...toyohiraRows.consultations],
  negotiations: [...toyohiraRows.negotiations],
  referrals: [...shiroishiRows.referrals, ...toyohiraRows.referrals],
  placements: [...shiroishiRows.placements, ...toyohiraRows.placements],
  trials: [...shiroishiRows.trials],
};

/** The special columns of their registrations, by person. */
export const caseRegistrations: Readonly<Record<string, object>> = {
  [shiroishiCase.person.id]: shiroishiRows.registration,
  [toyohiraCase.person.id]: toyohiraRows.registration,
};
