import { Controller, Inject } from '@nestjs/common';
import { endpoints, Refusal } from '#contracts';
import { DEPLOYMENT, type Store } from '#store';
import { Endpoint } from '../http/endpoint.js';
import { DRAINING, STORE } from '../http/tokens.js';

@Controller()
export class HealthController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(DRAINING) private readonly draining: AbortSignal,
  ) {}

  @Endpoint(endpoints.live)
  live() {
    return { status: 'ok' };
  }

  /**
   * Ready: the tenant's door opens and its one row is seen, so the schema and the settings of entry are right; and
   * nobody has asked this process to end.
   */
  @Endpoint(endpoints.ready)
  async ready() {
    if (this.draining.aborted) throw new Refusal('unavailable', 'About to end');
    try {
      const rows = await this.store.withTenant({ clinicId: DEPLOYMENT }, (tx) =>
        tx.query('SELECT 1 FROM clinic WHERE id = $1', [DEPLOYMENT]),
      );
      if (rows.length === 1) return { status: 'ok' };
    } catch {
      // Which part fails is for the log of the database, not for whoever asks.
    }
    throw new Refusal('unavailable', 'Not ready');
  }
}
