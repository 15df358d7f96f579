import { isRefusal, type Result } from '../core/base/result.ts';

/** Ends a command, which could not be run: `run` prints the message. */
export class Refused extends Error {}

/** The value of a result; a refusal ends the command. */
export function accepted<T>(result: Result<T>): T {
  if (isRefusal(result)) throw new Refused(result.message);
  return result;
}
