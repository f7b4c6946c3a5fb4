import { Controller, Inject, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { readExpectedCourse as readCourseInWords, readPatientChange as readInWords } from '#charts';
import {
  endpoints,
  Refusal,
  type ExpectedCourse,
  type InputOf,
  type Instrument,
  type PatientChange,
} from '#contracts';
import { readPatientChange } from '#derive';
import { findSeriesInstrument, insertAudit, type Store, type TenantContext } from '#store';
import { readExpected } from '../figures/read-expected.js';
import { patientTimeline } from '../figures/patient-timeline.js';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { readAsPreferred } from '../http/prefer-wait.js';
import { STORE } from '../http/tokens.js';

@Controller()
export class PatientChangeController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Endpoint(endpoints.getPatientChange)
  getPatientChange(
    @Input() { params, query }: InputOf<typeof endpoints.getPatientChange>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ): Promise<PatientChange> {
    const read = () =>
      this.store.withTenant(context, async (tx) => {
        const timeline = await patientTimeline(tx, params.id);
        if (!timeline) throw new Refusal('not-found', 'There is no such patient');
        const series = query.series ?? timeline.series[0]?.series;
        if (series === undefined) throw new Refusal('not-found', 'The patient has no score yet');
        const change = await readPatientChange(tx, params.id, series, query);
        const instrument = await findSeriesInstrument(tx, series);
        if (!change || !instrument) throw new Refusal('not-found', `There is no series ${series}`);
        await insertAudit(tx, 'change.read', { patientId: params.id });
        return { ...change, reading: inWords(change, instrument) };
      });
    return readAsPreferred(request, read, ({ current }) => current);
  }

  @Endpoint(endpoints.getExpectedCourse)
  getExpectedCourse(
    @Input() { params, query }: InputOf<typeof endpoints.getExpectedCourse>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ): Promise<ExpectedCourse> {
    const read = () =>
      this.store.withTenant(context, async (tx) => {
        if (!(await patientTimeline(tx, params.id)))
          throw new Refusal('not-found', 'There is no such patient');
        const { course, series } = await readExpected(tx, params.id, query.cohort);
        const instrument = await findSeriesInstrument(tx, series);
        if (!instrument) throw new Refusal('not-found', `There is no series ${series}`);
        await insertAudit(tx, 'expected.read', { patientId: params.id });
        return {
          ...course,
          reading: readCourseInWords({
            score: scaleOf(instrument),
            cohort: course.cohortName,
            n: course.n,
            refused: course.refused?.reason ?? null,
            visits: course.visits,
          }),
        };
      });
    return readAsPreferred(request, read, ({ current }) => current);
  }
}

const scaleOf = ({ name, total: { min, max }, better }: Instrument) => ({ name, min, max, better });

function inWords(change: Omit<PatientChange, 'reading'>, instrument: Instrument): string[] {
  const { visit, pre, post, category, name, claim, refused, caveats, robustness } = change;
  const others = robustness.filter((each) => each.category !== null && each.rule !== change.rule);
  return readInWords({
    score: scaleOf(instrument),
    ...{ visit, pre, post, category, caveats },
    change: change.change,
    rule: { name, claim },
    refused: refused?.reason ?? null,
    agreeing: { same: others.filter((each) => each.category === category).length, of: others.length },
  });
}
