import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitWithoutHours } from '#charts';
import { refuseField } from '#contracts';
import { draw, type Drawable } from '../figures/drawable.js';
import { figureForms, type FigureForm } from '../figures/figure-form.js';

/** Sends a figure in one form, with a tag of its own for each form, or says that it has not changed. */
export async function sendFigure(
  figure: Drawable,
  form: FigureForm,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  let body: string | Buffer;
  try {
    body = await draw(figure, form);
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
