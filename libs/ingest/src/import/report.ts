import type { ImportError } from '#contracts';

/** A report names so many errors; beyond that it only counts. */
const MOST_ERRORS = 1_000;

/** Collects what is wrong with a file, line by line, in bounded memory. */
export function startReport() {
  const errors: ImportError[] = [];
  const lines = new Set<number>();
  return {
    rows: 0,
    warnings: [] as string[],
    errors,
    /** Lines that are wrong. */
    lines,
    add(error: ImportError): void {
      lines.add(error.line);
      if (errors.length < MOST_ERRORS) errors.push(error);
    },
    sorted: (): ImportError[] => [...errors].sort((a, b) => a.line - b.line),
  };
}
export type Report = ReturnType<typeof startReport>;
