/** An error that its one line explains to the person at the terminal: shown without a stack. */
export class Refusal extends Error {}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
