import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { chartNames, endpoints, Refusal, type CohortChartQuery, type InputOf } from '#contracts';
import { presentCohortCurve } from '#derive';
import { findProtocol, findSeriesInstrument, type Store, type TenantContext } from '#store';
import { curveCharts, tallyCharts } from '../figures/cohort-charts.js';
import type { Drawable } from '../figures/drawable.js';
import { figureForm } from '../figures/figure-form.js';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { readAsPreferred } from '../http/prefer-wait.js';
import { readTallyAsPreferred } from '../http/read-tally.js';
import { sendFigure } from '../http/send-figure.js';
import { STORE } from '../http/tokens.js';

type ChartName = (typeof chartNames)[number];
type CurveChart = keyof typeof curveCharts;

const isOfCurve = (chart: ChartName): chart is CurveChart => Object.hasOwn(curveCharts, chart);

@Controller()
export class ChartsController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Endpoint(endpoints.getCohortChart)
  async getCohortChart(
    @Input() { params, query }: InputOf<typeof endpoints.getCohortChart>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { chart: wanted, form } = figureForm(params.chart, request.headers.accept);
    const chart = chartNames.find((name) => name === wanted);
    if (chart === undefined) throw new Refusal('not-found', `There is no chart ${wanted}`);
    const figure = isOfCurve(chart)
      ? await this.ofCurve(chart, params.id, query, context, request)
      : tallyCharts[chart](
          await readTallyAsPreferred(this.store, context, request, params.id, query.asOf),
          query,
        );
    await sendFigure(figure, form, request, reply);
  }

  private async ofCurve(
    chart: CurveChart,
    cohortId: string,
    query: CohortChartQuery,
    context: TenantContext,
    request: FastifyRequest,
  ): Promise<Drawable> {
    const read = () =>
      this.store.withTenant(context, async (tx) => {
        const presented = await presentCohortCurve(tx, cohortId, query.asOf);
        const protocol = presented && (await findProtocol(tx, presented.cohort.protocol));
        const instrument = presented && (await findSeriesInstrument(tx, presented.cohort.series));
        if (!protocol || !instrument) throw new Refusal('not-found', 'There is no such cohort');
        return { ...presented, instrument, protocol };
      });
    const numbers = await readAsPreferred(request, read, ({ curve }) => curve.current);
    return curveCharts[chart](numbers, query);
  }
}
