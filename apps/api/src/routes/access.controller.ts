import { Controller, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, type InputOf } from '#contracts';
import { createClinic, createKey } from '#ingest';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { Writer } from '../http/writer.js';

@Controller()
export class AccessController {
  constructor(private readonly writer: Writer) {}

  @Endpoint(endpoints.createClinic)
  createClinic(
    @Input() { body }: InputOf<typeof endpoints.createClinic>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => createClinic(tx, body));
  }

  @Endpoint(endpoints.createKey)
  createKey(
    @Input() { body }: InputOf<typeof endpoints.createKey>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => createKey(tx, body), { secret: true });
  }
}
