import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, patientChartNames, Refusal, type InputOf, type PatientChartQuery } from '#contracts';
import { readPatientFigures } from '#derive';
import { readExpected } from '../figures/read-expected.js';
import { insertAudit, type Store, type TenantContext, type TenantTransaction } from '#store';
import { figureForm } from '../figures/figure-form.js';
import { patientCharts } from '../figures/patient-charts.js';
import type { PatientSource } from '../figures/patient-source.js';
import { patientTimeline } from '../figures/patient-timeline.js';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { readAsPreferred } from '../http/prefer-wait.js';
import { sendFigure } from '../http/send-figure.js';
import { STORE } from '../http/tokens.js';

/** A patient without a single score is shown on the scale that the protocols are about. */
const SERIES_WITHOUT_SCORES = 'pcl-5:P7D';

async function readNumbers(
  tx: TenantTransaction,
  patientId: string,
  { series, cohort, asOf }: PatientChartQuery,
): Promise<PatientSource> {
  const timeline = await patientTimeline(tx, patientId);
  if (!timeline) throw new Refusal('not-found', 'There is no such patient');
  const expected = cohort === undefined ? null : await readExpected(tx, patientId, cohort, series);
  const shown = series ?? expected?.series ?? timeline.series[0]?.series ?? SERIES_WITHOUT_SCORES;
  const figures = await readPatientFigures(tx, patientId, shown, asOf);
  if (!figures) throw new Refusal('not-found', `There is no series ${shown}`);
  await insertAudit(tx, 'chart.read', { patientId });
  return {
    ...figures,
    expected: expected?.course ?? null,
    patientId,
    timeline: { ...timeline, asOf: figures.asOf },
  };
}

@Controller()
export class PatientChartsController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Endpoint(endpoints.getPatientChart)
  async getPatientChart(
    @Input() { params, query }: InputOf<typeof endpoints.getPatientChart>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { chart: wanted, form } = figureForm(params.chart, request.headers.accept);
    const chart = patientChartNames.find((name) => name === wanted);
    if (chart === undefined) throw new Refusal('not-found', `There is no chart ${wanted}`);
    const numbers = await readAsPreferred(
      request,
      () => this.store.withTenant(context, (tx) => readNumbers(tx, params.id, query)),
      ({ curve }) => curve.current,
    );
    await sendFigure(patientCharts[chart](numbers, query), form, request, reply);
  }
}
