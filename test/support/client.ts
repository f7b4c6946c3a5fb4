export interface Answer<Body = unknown> {
  status: number;
  body: Body;
  headers: Headers;
}

/** Speaks to a service as somebody outside would: HTTP and a key, nothing else. */
export function clientOf(address: string, key?: string) {
  const call = async <Body = Record<string, unknown>>(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<Body>> => {
    const isText = typeof body === 'string';
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
      headers: response.headers,
    };
  };
  return {
    get: <Body = Record<string, unknown>>(path: string, headers?: Record<string, string>) =>
      call<Body>('GET', path, headers ? { headers } : {}),
    post: <Body = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
      call<Body>('POST', path, { body, ...(headers ? { headers } : {}) }),
    call,
  };
}
export type Client = ReturnType<typeof clientOf>;

/** A clinic with one key for each set of roles. */
export async function admitClinic(address: string, adminKey: string, name: string) {
  const admin = clientOf(address, adminKey);
  const { body: clinic } = await admin.post<{ id: string }>('/v1/clinics', { name });
  const keyFor = async (...roles: string[]): Promise<string> =>
    (await admin.post<{ key: string }>('/v1/keys', { clinic: clinic.id, roles })).body.key;
  return {
    id: clinic.id,
    keyFor,
    as: async (...roles: string[]) => clientOf(address, await keyFor(...roles)),
  };
}

/** A report that has not come by then never comes. */
const REPORT_MS = 20_000;

/** Sends a file and waits for its report. */
export async function importFile(
  client: Client,
  query: string,
  file: string,
  type = 'text/csv',
): Promise<{
  id: string;
  state: string;
  rows: number;
  accepted: number;
  rejected: number;
  errors: { line: number; column: string; rule: string; detail: string }[];
  warnings: string[];
}> {
  const sent = await client.post(`/v1/imports?${query}`, file, { 'content-type': type });
  const location = sent.headers.get('location');
  if (sent.status !== 202 || location === null)
    throw new Error(`${sent.status} ${JSON.stringify(sent.body)}`);
  for (const end = Date.now() + REPORT_MS; ;) {
    if (Date.now() > end) throw new Error(`${location} is still running`);
    const { body } = await client.get<Awaited<ReturnType<typeof importFile>>>(location);
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
