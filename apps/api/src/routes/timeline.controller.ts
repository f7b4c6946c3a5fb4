import { Controller, Inject } from '@nestjs/common';
import { endpoints, Refusal, type InputOf } from '#contracts';
import { insertAudit, type Store, type TenantContext } from '#store';
import { patientTimeline } from '../figures/patient-timeline.js';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { STORE } from '../http/tokens.js';

@Controller()
export class TimelineController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Endpoint(endpoints.getTimeline)
  getTimeline(@Input() { params }: InputOf<typeof endpoints.getTimeline>, @Context() context: TenantContext) {
    return this.store.withTenant(context, async (tx) => {
      const timeline = await patientTimeline(tx, params.id);
      if (!timeline) throw new Refusal('not-found', 'There is no such patient');
      await insertAudit(tx, 'timeline.read', { patientId: params.id });
      return timeline;
    });
  }
}
