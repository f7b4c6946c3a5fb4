import { Controller, Get, Module, type Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { allows, endpoints, roles, type Endpoint, type Role } from '#contracts';
import { requirePolicies } from '../../apps/api/src/http/require-policies.js';
import { admitClinic, clientOf, importFile, type Client } from '../support/client.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

const declared: readonly Endpoint[] = Object.values(endpoints);
const closed = declared.filter(({ policy }) => policy !== null);
const named = (list: readonly Endpoint[]) =>
  list.map((each) => [`${each.method} ${each.path}`, each] as const);

/** The route with ids that name nothing, and a body that says nothing. */
const pathOf = ({ path }: Endpoint) =>
  path.replace(':id', randomUUID()).replace(':series', 'pcl-5:P7D').replace(':chart', 'mean-curve');
const ask = (client: Client, endpoint: Endpoint) => {
  const { method, consumes } = endpoint;
  if (consumes)
    return client.call(method, `${pathOf(endpoint)}?kind=patients`, {
      body: 'a\n1\n',
      headers: { 'content-type': 'text/csv' },
    });
  return client.call(method, pathOf(endpoint), method === 'POST' ? { body: {} } : {});
};

describe('access', () => {
  let service: Service;
  let clinic: Awaited<ReturnType<typeof admitClinic>>;
  const clients = new Map<Role, Client>();

  beforeAll(async () => {
    service = await startService();
    clinic = await admitClinic(service.address, ADMIN_KEY, 'Access');
    for (const role of roles) clients.set(role, await clinic.as(role));
  });
  afterAll(() => service.close());

  const clientFor = (role: Role): Client => {
    const client = clients.get(role);
    if (!client) throw new Error(`No key for ${role}`);
    return client;
  };

  it.each(named(closed))('%s is 401 without a key and with an unknown one', async (_, endpoint) => {
    for (const key of [undefined, 'rk_unknown', `${ADMIN_KEY}x`]) {
      const { status, headers } = await ask(clientOf(service.address, key), endpoint);
      expect(status).toBe(401);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(headers.get('www-authenticate')).toMatch(/Bearer/);
    }
  });

  it.each([
    ['GET', '/v1/x'],
    ['GET', '/'],
    ['GET', '//v1/patients'],
    ['GET', '/v1/patients/'],
    ['GET', '/livez/x'],
    ['HEAD', '/v1/patients'],
    ['PUT', '/v1/patients'],
    ['DELETE', `/v1/patients/${randomUUID()}`],
    ['OPTIONS', '/v1/patients'],
  ])('%s %s, which is nothing, is 401 without a key too', async (method, path) => {
    expect((await clientOf(service.address).call(method, path)).status).toBe(401);
  });

  it('an address that is nothing is 404 only to who has a key', async () => {
    expect((await clientFor('clinician').get('/v1/x')).status).toBe(404);
  });

  it('a body that is not JSON is 401 without a key and 400 with one', async () => {
    const malformed = { body: '{"sourceSystem":', headers: { 'content-type': 'application/json' } };
    expect((await clientOf(service.address).call('POST', '/v1/patients', malformed)).status).toBe(401);
    expect((await clientFor('clinician').call('POST', '/v1/patients', malformed)).status).toBe(400);
  });

  it.each(named(declared.filter(({ policy }) => policy === null)))('%s is open', async (_, endpoint) => {
    expect((await ask(clientOf(service.address), endpoint)).status).toBe(200);
  });

  it('only livez and readyz are open', () => {
    expect(declared.filter(({ policy }) => policy === null).map(({ path }) => path)).toEqual([
      '/livez',
      '/readyz',
    ]);
  });

  describe.each(roles.map((role) => [role] as const))('a key of the role %s', (role) => {
    it.each(named(closed))(
      '%s is 403 exactly where its policy does not name the role',
      async (_, endpoint) => {
        const { status } = await ask(clientFor(role), endpoint);
        const allowed = endpoint.policy !== null && allows(endpoint.policy, [role], false);
        expect(status === 403).toBe(!allowed);
        if (allowed) expect([200, 201, 202, 404, 422]).toContain(status);
      },
    );
  });

  it.each(named(closed))(
    "%s is 403 to the deployment's administrator exactly where its policy says so",
    async (_, endpoint) => {
      const { status } = await ask(clientOf(service.address, ADMIN_KEY), endpoint);
      expect(status === 403).toBe(!(endpoint.policy && allows(endpoint.policy, ['administrator'], true)));
    },
  );

  it('neither facts nor figures are for the administrator', () => {
    const refused = closed.filter(({ policy }) => policy && !allows(policy, ['administrator'], true));
    const kinds = new Set(refused.map(({ path }) => path.split('/')[2]));
    expect(kinds).toEqual(
      new Set([
        'assessments',
        'cohorts',
        'courses',
        'filters',
        'imports',
        'infusions',
        'patients',
        'treatments',
        'vitals',
      ]),
    );
  });

  it("a clinic's administrator makes no clinic, and keys of the own clinic only", async () => {
    const other = await admitClinic(service.address, ADMIN_KEY, 'Other');
    const administrator = clientFor('administrator');
    expect((await administrator.post('/v1/clinics', { name: 'Mine' })).status).toBe(403);
    for (const target of [other.id, '00000000-0000-0000-0000-000000000000'])
      expect((await administrator.post('/v1/keys', { clinic: target, roles: ['clinician'] })).status).toBe(
        422,
      );
    expect((await administrator.post('/v1/keys', { clinic: clinic.id, roles: ['clinician'] })).status).toBe(
      201,
    );
  });

  const identities = [
    'name',
    'firstName',
    'lastName',
    'mrn',
    'birthDate',
    'dob',
    'email',
    'phone',
    'address',
    'ssn',
  ];

  it.each(identities)('%s identifies a person: 422, and nothing is stored', async (field) => {
    const client = clientFor('clinician');
    const body = { sourceSystem: 'identity', sourceId: field, [field]: 'x' };
    const { status, body: problem } = await client.post<{ errors: { pointer: string }[] }>(
      '/v1/patients',
      body,
    );
    expect(status).toBe(422);
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual([`/${field}`]);
    expect((await client.get('/v1/patients?sourceSystem=identity')).body).toEqual({ items: [], next: null });
  });

  it('a file with a column that identifies a person is refused whole', async () => {
    const client = clientFor('clinician');
    const file = 'sourceSystem,sourceId,mrn\nidentity,1,\nidentity,2,12345\n';
    expect(await importFile(client, 'kind=patients', file)).toMatchObject({
      state: 'refused',
      errors: [{ line: 3, column: 'mrn' }],
    });
    expect((await client.get('/v1/patients?sourceSystem=identity')).body).toEqual({ items: [], next: null });
  });

  it('a controller with an undeclared route, or a declared endpoint without a handler, stops the boot', async () => {
    @Controller()
    class Undeclared {
      @Get('/v1/undeclared')
      read(): string {
        return 'seen';
      }
    }
    @Module({ controllers: [Undeclared] })
    class UndeclaredModule {}
    @Module({})
    class EmptyModule {}
    const check = async (module: Type, expected: readonly Endpoint[]) => {
      const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false });
      try {
        await app.init();
        requirePolicies(app.get(ModulesContainer), expected);
      } finally {
        await app.close();
      }
    };
    await expect(check(UndeclaredModule, [])).rejects.toThrow(
      'Routes without a declared policy: Undeclared.read',
    );
    await expect(check(EmptyModule, [endpoints.live])).rejects.toThrow('without exactly one handler: /livez');
    await expect(check(EmptyModule, [])).resolves.toBeUndefined();
  });
});
