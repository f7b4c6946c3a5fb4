import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problems, Refusal, type ProblemCode } from '#contracts';

const codeByStatus: Record<number, ProblemCode> = {
  400: 'malformed-json',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** SQLSTATE 55P03 lock not available, 57014 cancelled, 40001 and 40P01 serialisation, 23505 doubled key. */
const codeBySqlState: Record<string, ProblemCode> = {
  '55P03': 'busy',
  '57014': 'unavailable',
  '40001': 'busy',
  '40P01': 'busy',
  '23505': 'conflict',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P03': 'unavailable',
};

/** Any failure as a refusal; what is not known says nothing about itself. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const {
    statusCode,
    code,
    message = '',
  } = error as { statusCode?: number; code?: string; message?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (code !== undefined && codeBySqlState[code])
    return new Refusal(codeBySqlState[code], problems[codeBySqlState[code]].title);
  if (status !== undefined && codeByStatus[status]) {
    const known = codeByStatus[status];
    return new Refusal(known, status === 404 ? 'There is nothing at this address' : problems[known].title);
  }
  if (
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    /timeout exceeded when trying to connect|terminat/i.test(message)
  )
    return new Refusal('unavailable', 'The database cannot be reached');
  return new Refusal('internal', 'The request was not carried out');
}

/** RFC 9457 problem details. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error);
  const { status, title } = problems[refusal.code];
  if (refusal.code === 'internal') {
    const { name, stack } = error instanceof Error ? error : new Error(String(error));
    new Logger('http').error(
      `${request.id} ${request.method} ${request.routeOptions?.url ?? ''} ${name}`,
      stack,
    );
  }
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer, Basic realm="Recurve"');
  if (status === 503 || refusal.code === 'busy') void reply.header('Retry-After', '1');
  void reply
    .status(status)
    .header('Content-Type', 'application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:recurve:problem:${refusal.code}`,
        title,
        status,
        detail: refusal.detail,
        requestId: request.id,
        ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
      }),
    );
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
