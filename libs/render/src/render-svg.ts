import type { VegaLiteSpec } from '#charts';
import { parse, View, Warn } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { accessibleSvg } from './accessible-svg.js';
import { deniedLoader } from './denied-loader.js';
import { renumberClips } from './renumber-clips.js';
import { RenderError, strictLogger } from './strict-logger.js';

/**
 * The specification as an SVG picture. Expressions are interpreted, never turned into code; data are those in the
 * specification, since nothing can be loaded; what vega would warn of is thrown.
 * Throws RenderError. Two arms at five visits take about 40 ms on one core, the first picture of a process 150 ms.
 */
export async function renderSvg(spec: VegaLiteSpec): Promise<string> {
  const { log, check } = strictLogger();
  const view = openView(spec, log);
  try {
    const svg = await view.toSVG();
    check();
    return accessibleSvg(renumberClips(svg), titleOf(spec), spec.description);
  } catch (error) {
    throw asRenderError(error);
  } finally {
    view.finalize();
  }
}

function openView(spec: VegaLiteSpec, log: ReturnType<typeof strictLogger>['log']): View {
  try {
    const compiled = compile(spec as unknown as TopLevelSpec, { logger: log }).spec;
    return new View(parse(compiled, undefined, { ast: true }), {
      renderer: 'none',
      expr: expressionInterpreter,
      loader: deniedLoader,
      logger: log,
      logLevel: Warn,
    });
  } catch (error) {
    throw asRenderError(error);
  }
}

const asRenderError = (error: unknown): RenderError =>
  error instanceof RenderError ? error : new RenderError('The figure could not be drawn', { cause: error });

/** A title is a text, lines, or an object that holds either. */
function titleOf({ title, description }: VegaLiteSpec): string {
  const text = typeof title === 'object' && title !== null && !Array.isArray(title) ? title['text'] : title;
  return (
    [text]
      .flat()
      .filter((line) => typeof line === 'string')
      .map((line) => line.trim())
      .join(' ') || description
  );
}
