import { Controller, Inject, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { readContrast, readFlow, readModel, readReliableChange, readResponders, readSurvival } from '#charts';
import { endpoints, type InputOf } from '#contracts';
import {
  contrastsOf,
  flowOf,
  modelOf,
  modelOptions,
  reliableChangeAt,
  respondersOf,
  survivalOf,
} from '#derive';
import { type Store, type TenantContext } from '#store';
import {
  contrastFigure,
  flowFigure,
  modelFigure,
  reliableChangeFigure,
  respondersFigure,
  survivalFigure,
} from '../figures/tally-figures.js';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { readTallyAsPreferred } from '../http/read-tally.js';
import { STORE } from '../http/tokens.js';

/** The numbers behind the figures of a cohort; every answer says in words what its figure says. */
@Controller()
export class StatisticsController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Endpoint(endpoints.getContrasts)
  async getContrasts(
    @Input() { params, query }: InputOf<typeof endpoints.getContrasts>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const source = await readTallyAsPreferred(this.store, context, request, params.id, query.asOf);
    const numbers = contrastsOf(source);
    return { ...numbers, reading: readContrast(contrastFigure(source, 'score', numbers)) };
  }

  @Endpoint(endpoints.getModel)
  async getModel(
    @Input() { params, query }: InputOf<typeof endpoints.getModel>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const source = await readTallyAsPreferred(this.store, context, request, params.id, query.asOf);
    const numbers = modelOf(source, modelOptions(source, query));
    return { ...numbers, reading: readModel(modelFigure(source, numbers)) };
  }

  @Endpoint(endpoints.getResponders)
  async getResponders(
    @Input() { params, query }: InputOf<typeof endpoints.getResponders>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const source = await readTallyAsPreferred(this.store, context, request, params.id, query.asOf);
    const numbers = respondersOf(source, query);
    return { ...numbers, reading: readResponders(respondersFigure(source, numbers)) };
  }

  @Endpoint(endpoints.getSurvival)
  async getSurvival(
    @Input() { params, query }: InputOf<typeof endpoints.getSurvival>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const source = await readTallyAsPreferred(this.store, context, request, params.id, query.asOf);
    const numbers = survivalOf(source, query);
    const { refused } = numbers;
    return {
      ...numbers,
      reading: refused ? [refused.reason] : readSurvival(survivalFigure(source, numbers)),
    };
  }

  @Endpoint(endpoints.getFlow)
  async getFlow(
    @Input() { params, query }: InputOf<typeof endpoints.getFlow>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const source = await readTallyAsPreferred(this.store, context, request, params.id, query.asOf);
    const numbers = flowOf(source);
    return { ...numbers, reading: readFlow(flowFigure(source, numbers)) };
  }

  @Endpoint(endpoints.getReliableChange)
  async getReliableChange(
    @Input() { params, query }: InputOf<typeof endpoints.getReliableChange>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const source = await readTallyAsPreferred(this.store, context, request, params.id, query.asOf);
    const numbers = reliableChangeAt(source, query);
    return { ...numbers, reading: readReliableChange(reliableChangeFigure(source, numbers)) };
  }
}
