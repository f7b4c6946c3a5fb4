import { logger, Warn, type LoggerInterface } from 'vega';

/** A specification that could not be drawn as it stands. */
export class RenderError extends Error {
  readonly code = 'render-failed';
}

/**
 * A logger for vega that keeps what would be printed, and a check that throws it as a RenderError: a figure that is
 * drawn with a warning may show something else than it was given.
 */
export function strictLogger(): { log: LoggerInterface; check: () => void } {
  const reports: string[] = [];
  const log = logger(Warn, undefined, (_method, _level, parts) => {
    reports.push(parts.map(String).join(' '));
  });
  const check = (): void => {
    if (reports.length > 0) throw new RenderError(reports.join('; '));
  };
  return { log, check };
}
