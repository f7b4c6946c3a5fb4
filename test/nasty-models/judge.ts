import { tallyCourse } from '../../libs/stats/src/course-tally.js';
import { fitModel, isModelRefusal } from '../../libs/stats/src/mmrm/fit-model.js';
import type { ModelRefusal, Structure } from '../../libs/stats/src/mmrm/model-options.js';
import { addTally, emptyTally } from '../../libs/stats/src/tally.js';
import { wrongAnswer } from './check-answer.js';
import { falseRefusal } from './check-refusal.js';
import { denseCovariance } from './dense-covariance.js';
import { denseModel, type DenseModel } from './dense-model.js';
import { inUnits, searchOptimum } from './dense-search.js';
import type { NastyTrial } from './nasty-trial.js';
import { drawFrom, type Draw } from './seeded-random.js';

/** What the model made of a trial, in a word, and everything that is wrong with that. */
export interface Verdict {
  outcome: string;
  faults: string[];
}

const fallbackOrder: Structure[] = ['toeph', 'ar1h', 'csh', 'cs'];
const STARTS = 5;

export function judge(trial: NastyTrial): Verdict {
  const draw = drawFrom(trial.seed ^ 0x5bd1e995);
  const { courses, shape, options } = trial;
  const tally = courses.reduce((sum, course) => addTally(sum, tallyCourse(course, 0)), emptyTally());
  const result = fitModel(tally, shape, options);
  const model = denseModel(trial);
  const wanted = options.covariance === 'auto' ? 'un' : options.covariance;
  if (isModelRefusal(result)) {
    const rest = options.covariance === 'auto' && isOfUnstructured(result.code) ? fallbackOrder : [];
    return {
      outcome: `refused: ${result.code}`,
      faults: [...falseCode(result.code, model, wanted, draw), ...foundAmong(rest, model, draw)],
    };
  }
  if (!model) return { outcome: 'answered', faults: ['there are no scores'] };
  const { fallback, structure } = result;
  const passed = fallback ? fallbackOrder.slice(0, fallbackOrder.indexOf(structure)) : [];
  return {
    outcome: fallback ? `fell back: ${fallback.code}` : 'answered',
    faults: [
      ...(fallback ? falseCode(fallback.code, model, wanted, draw) : []),
      ...foundAmong(passed, model, draw),
      ...wrongAnswer(result, model, draw),
      ...betterElsewhere(structure, model, result.optimum.likelihood.neg2LogLik, draw),
    ],
  };
}

const isOfUnstructured = (code: ModelRefusal['code']): boolean =>
  ['no-optimum', 'too-few-pairs', 'too-few-patients'].includes(code);

function falseCode(
  code: ModelRefusal['code'],
  model: DenseModel | null,
  structure: Structure,
  draw: Draw,
): string[] {
  if (code === 'no-optimum') return foundAmong([structure], model, draw);
  const seen = falseRefusal(code, model);
  return seen ? [`${code}, but ${seen}`] : [];
}

/** Structures for which a search finds what the model did not. */
function foundAmong(structures: Structure[], model: DenseModel | null, draw: Draw): string[] {
  if (!model || model.observations <= model.kept.length) return [];
  return structures.flatMap((structure) => {
    const found = bestOf(structure, model, draw, STARTS);
    return found === null ? [] : [`${structure} has a maximum, ${found}`];
  });
}

/** A local maximum is told apart from the highest one only by starting elsewhere. */
function betterElsewhere(structure: Structure, model: DenseModel, value: number, draw: Draw): string[] {
  const found = bestOf(structure, model, draw, 2);
  return found !== null && found < value - 1e-5
    ? [`${structure} has a higher maximum: ${found}, not ${value}`]
    : [];
}

/** In the scores' own units. */
function bestOf(structure: Structure, model: DenseModel, draw: Draw, starts: number): number | null {
  const all = model.patients.flatMap(({ y }) => y);
  const unit = Math.sqrt(all.reduce((sum, y) => sum + y * y, 0) / all.length) || 1;
  const covariance = denseCovariance(structure, model.visits.length);
  const found = searchOptimum(inUnits(model, unit), covariance, draw, starts);
  return found && found.value + 2 * (model.observations - model.kept.length) * Math.log(unit);
}
