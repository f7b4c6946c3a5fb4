import { Readable } from 'node:stream';

/** Speaks to the service as anybody outside would: HTTP and a key. */
export interface Client {
  post<Body = { id: string }>(path: string, body: object): Promise<Body>;
  get<Body>(path: string): Promise<Body>;
  /** Sends a file as it is being made, and waits until it is recorded. */
  import(query: string, type: string, text: Iterable<string>): Promise<{ rows: number }>;
}

interface Report {
  id: string;
  state: string;
  rows: number;
  errors: { line: number; column: string; detail: string }[];
}

const POLL_MS = 100;

export function clientOf(address: string, key: string): Client {
  const call = async (
    method: string,
    path: string,
    body?: RequestInit['body'],
    type = 'application/json',
  ) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as unknown;
  };
  return {
    post: async <Body>(path: string, body: object) =>
      (await call('POST', path, JSON.stringify(body))) as Body,
    get: async <Body>(path: string) => (await call('GET', path)) as Body,
    import: async (query, type, text) => {
      const stream = Readable.toWeb(Readable.from(inPieces(text))) as RequestInit['body'];
      let report = (await call('POST', `/v1/imports?${query}`, stream, type)) as Report;
      while (report.state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        report = (await call('GET', `/v1/imports/${report.id}`)) as Report;
      }
      const [error] = report.errors;
      if (report.state !== 'done')
        throw new Error(`The import was ${report.state}: ${error ? JSON.stringify(error) : ''}`);
      return report;
    },
  };
}

const PIECE = 64 * 1024;

/** A line is far too little for a piece of a request. */
function* inPieces(lines: Iterable<string>): Generator<Buffer> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
