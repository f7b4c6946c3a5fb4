import { createHash } from 'node:crypto';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import {
  meanCurve,
  meanCurveColumns,
  meanCurveTable,
  toCsv,
  VisitWithoutHours,
  type MeanCurveFigure,
} from '#charts';
import { chartNames, endpoints, Refusal, refuseField, type ChartQuery, type InputOf } from '#contracts';
import { presentCohortCurve, readUntilCurrent } from '#derive';
import { renderPng, renderSvg } from '#render';
import { findProtocol, findSeriesInstrument, type Store, type TenantContext } from '#store';
import { figureForm, figureForms, type FigureForm } from '../figures/figure-form.js';
import { meanCurveFigure } from '../figures/mean-curve-figure.js';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { waitSeconds } from '../http/prefer-wait.js';
import { STORE } from '../http/tokens.js';

/** One figure in one form; all forms come from the same numbers. A picture costs about 0.1 s. */
async function drawn(figure: MeanCurveFigure, form: FigureForm, query: ChartQuery): Promise<string | Buffer> {
  switch (form) {
    case 'numbers':
      return JSON.stringify({ chart: 'mean-curve', ...figure.usermeta, ...figure });
    case 'csv':
      return toCsv(meanCurveTable(figure), meanCurveColumns);
    case 'spec':
      return JSON.stringify(meanCurve(figure, query));
    case 'svg':
      return renderSvg(meanCurve(figure, query));
    case 'png':
      return renderPng(await renderSvg(meanCurve(figure, query)));
  }
}

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
    const { chart, form } = figureForm(params.chart, request.headers.accept);
    if (!chartNames.some((name) => name === chart))
      throw new Refusal('not-found', `There is no chart ${chart}`);
    const read = () =>
      this.store.withTenant(context, async (tx) => {
        const presented = await presentCohortCurve(tx, params.id, query.asOf);
        const protocol = presented && (await findProtocol(tx, presented.cohort.protocol));
        const instrument = presented && (await findSeriesInstrument(tx, presented.cohort.series));
        if (!protocol || !instrument) throw new Refusal('not-found', 'There is no such cohort');
        return meanCurveFigure(presented.cohort, presented.curve, instrument, protocol);
      });
    const figure = await readUntilCurrent(
      read,
      ({ usermeta }) => usermeta.current,
      waitSeconds(request.headers.prefer),
    );
    let body: string | Buffer;
    try {
      body = await drawn(figure, form, query);
    } catch (error) {
      if (error instanceof VisitWithoutHours) throw refuseField('/x', 'hours', error.message);
      throw error;
    }
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    void reply.headers({ ETag: etag, Vary: 'Accept', 'Cache-Control': 'private, no-cache' });
    if (request.headers['if-none-match'] === etag) return void reply.status(304).send();
    const { type } = figureForms[form];
    const charset = form === 'png' ? '' : '; charset=utf-8';
    void reply.header('Content-Type', `${type}${charset}`).send(body);
  }
}
