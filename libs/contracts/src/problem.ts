/** Every way in which a request can be refused; docs/errors.md lists the same codes and is tested against this. */
export const problems = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  unauthenticated: { status: 401, title: 'A valid API key is needed' },
  forbidden: { status: 403, title: 'This key may not do that' },
  'not-found': { status: 404, title: 'Nothing there' },
  'not-acceptable': { status: 406, title: 'No such form of the figure' },
  conflict: { status: 409, title: 'It contradicts what is recorded' },
  busy: { status: 409, title: 'The same record is being written; try again' },
  'precondition-failed': { status: 412, title: 'It was changed since you read it' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The content type is not taken here' },
  invalid: { status: 422, title: 'The request breaks a rule' },
  'idempotency-mismatch': { status: 422, title: 'The Idempotency-Key was used for another request' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available just now; try again' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One broken rule. `pointer`: JSON pointer to the field; '' for the whole request. */
export interface FieldError {
  pointer: string;
  rule: string;
  detail: string;
}

/** Thrown wherever a request has to be refused; the HTTP shell turns it into RFC 9457 problem details. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail);
  }
}

export const refuseField = (pointer: string, rule: string, detail: string): Refusal =>
  new Refusal('invalid', detail, [{ pointer, rule, detail }]);
