import { Spending, type Who } from "./spending";

const MB = 1_024 * 1_024;
/** Bytes of bodies in ten seconds: a hundred of the largest. An act has a few kilobytes. */
const BYTES = { ofCaller: 25 * MB, ofAddress: 5 * MB, ofAnonymous: 25 * MB };
/** Of each body, so that small ones cost nothing: their number is limited. */
const FREE_BYTES = 2_048;

/** What a body counts that is not read to its end. */
const UNREAD_BYTES = MB / 8;

/** Limits what a caller sends in ten seconds: reading it is work for the gateway alone, whatever becomes of it. */
export class SendingLimit extends Spending {
  constructor(limits = BYTES) {
    super(limits);
  }

  /** A body that does not end, or is refused before its end: nobody knows what of it was work. */
  async countUnread(who: Who): Promise<void> {
    await this.spend(who, UNREAD_BYTES);
  }

  async count(who: Who, body: Buffer): Promise<void> {
    await this.spend(who, Math.max(0, body.length - FREE_BYTES));
  }
}
