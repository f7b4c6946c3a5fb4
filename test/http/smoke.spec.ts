import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';
import { admitClinic } from '../support/client.js';

describe('the service', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it('lets a clinic in', async () => {
    const clinic = await admitClinic(service.address, ADMIN_KEY, 'Smoke');
    const client = await clinic.as('clinician');
    expect((await client.get('/v1/patients')).body).toEqual({ items: [], next: null });
  });
});
