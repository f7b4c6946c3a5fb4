import { readFileSync } from 'node:fs';
import { build, needsBuild } from '../../apps/launcher/build.mjs';
import { readPatients, withPeerTrial } from './peer-trial.mjs';

const SIZES = [200, 2_000, 20_000, 200_000, 1_000_000];
const ROUNDS = 5;
const VISITS = ['baseline', '24h', '48h', '72h', '7d', '14d'];

/** Seconds of R's mmrm on the same files: fit, and LS-means with differences and df (peer/README.md). */
const MMRM_SECONDS = new Map([
  [200, 0.107 + 0.052],
  [2_000, 0.77 + 0.062],
  [20_000, 8.7 + 0.059],
  [200_000, 117 + 0.21],
]);

/** @type {import('../../libs/stats/src/mmrm/model-options.js').ModelOptions} */
const options = {
  response: 'score',
  baseline: 'by-visit',
  visits: 'post',
  patients: 'all',
  covariance: 'un',
  df: 'satterthwaite',
  covariates: [],
};

/** @typedef {{ arm: string, visit: string, estimate: number, se: number, df: number }} Row */
/** @typedef {{ N: number, model: string, neg2_reml_loglik: number, patterns: number, differences: Row[], lsmeans: Row[] }} Answer */

/** @type {Answer[]} */
const answers = JSON.parse(readFileSync(new URL('peer/answers.json', import.meta.url), 'utf8')).answers;

/** The mixed model at growing numbers of patients, against R's answers and times; the fit must not grow with them. */
export async function model() {
  if (needsBuild()) await build();
  const stats = await import('#stats');
  const results = [];
  for (const size of SIZES)
    results.push(
      await withPeerTrial(size, async (file) => {
        const began = performance.now();
        const tally = await tallyOf(stats, file);
        const readMs = performance.now() - began;
        const shape = { visits: VISITS, decimals: 0, arms: ['control', 'active'], covariates: [] };
        const { fitMs, figures } = timeFit(stats, tally, shape);
        const compared = compare(size, figures);
        const mmrm = MMRM_SECONDS.get(size) ?? null;
        return {
          patients: size,
          patterns: figures.patterns,
          tallyEntries: [...tally.values()].reduce((sum, entries) => sum + entries.size, 0),
          readAndTallyMs: Math.round(readMs),
          fitMs: rounded(fitMs),
          mmrmMs: mmrm && Math.round(mmrm * 1000),
          timesFasterThanMmrm: mmrm && Math.round((mmrm * 1000) / fitMs),
          ...compared,
        };
      }),
    );
  const [first, last] = [results[0], results.at(-1)];
  return {
    benchmark: 'the mixed model with LS-means, differences and df, from the tally',
    yardstick: "R's mmrm on the same files, and the same fit at 200 patients",
    results,
    ratioOfLargestToSmallestFit: rounded((last?.fitMs ?? NaN) / (first?.fitMs ?? NaN)),
    manyPatterns: manyPatterns(stats),
    peakResidentMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** @typedef {typeof import('#stats')} Stats */

/**
 * @param {Stats} stats
 * @param {string} file
 */
async function tallyOf({ addTally, emptyTally, tallyCourse }, file) {
  const tally = emptyTally();
  const due = VISITS.map(() => null);
  await readPatients(file, VISITS.length, (arm, values) => {
    addTally(tally, tallyCourse({ cell: [arm], values, due }, 0));
  });
  return tally;
}

/**
 * Median after a warm-up.
 * @param {Stats} stats
 * @param {import('#stats').Tally} tally
 * @param {import('#stats').ModelShape} shape
 */
function timeFit(stats, tally, shape) {
  let figures = figuresOf(stats, tally, shape);
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    figures = figuresOf(stats, tally, shape);
    return performance.now() - began;
  });
  return { fitMs: times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN, figures };
}

/**
 * @param {Stats} stats
 * @param {import('#stats').Tally} tally
 * @param {import('#stats').ModelShape} shape
 */
function figuresOf({ fitModel, isModelRefusal, lsMeansOf, modelContrasts }, tally, shape) {
  const fitted = fitModel(tally, shape, options);
  if (isModelRefusal(fitted)) throw new Error(fitted.reason);
  return {
    neg2LogLik: fitted.optimum.likelihood.neg2LogLik,
    patterns: fitted.sums.patterns.length,
    means: lsMeansOf(fitted),
    differences: modelContrasts(fitted),
  };
}

/**
 * Throws where a figure is not R's; null where R has no answer.
 * @param {number} size
 * @param {ReturnType<typeof figuresOf>} figures
 */
function compare(size, { neg2LogLik, patterns, means, differences }) {
  const answer = answers.find(({ N, model: name }) => N === size && name === 'arm*visit + baseline*visit');
  if (!answer) return { worstEstimate: null, worstSe: null, worstDf: null, worstLikelihood: null };
  const pairs = [
    ...answer.lsmeans.map((theirs) => ({
      theirs,
      ours: means.find(({ arm, visit }) => arm === theirs.arm && visit === theirs.visit),
    })),
    ...answer.differences.map((theirs) => ({
      theirs,
      ours: differences.find(({ visit }) => visit === theirs.visit),
    })),
  ];
  /** @param {(pair: (typeof pairs)[number]) => number} off */
  const worst = (off) => Math.max(...pairs.map(off));
  const found = {
    worstEstimate: worst(
      ({ ours, theirs }) => Math.abs((ours?.estimate ?? NaN) - theirs.estimate) / theirs.se,
    ),
    worstSe: worst(({ ours, theirs }) => Math.abs((ours?.se ?? NaN) / theirs.se - 1)),
    worstDf: worst(({ ours, theirs }) => Math.abs((ours?.df ?? NaN) / theirs.df - 1)),
    worstLikelihood: Math.abs(neg2LogLik / answer.neg2_reml_loglik - 1),
  };
  const agrees =
    found.worstEstimate < 1e-6 &&
    found.worstSe < 1e-6 &&
    found.worstDf < 1e-6 &&
    found.worstLikelihood < 1e-10 &&
    patterns === answer.patterns;
  if (!agrees) throw new Error(`Not R's answer at ${size} patients: ${JSON.stringify(found)}`);
  return found;
}

/**
 * Ten visits, each missed by a quarter: hundreds of patterns and 55 covariance parameters.
 * @param {Stats} stats
 */
function manyPatterns(stats) {
  const visits = Array.from({ length: 11 }, (_, visit) => `v${visit}`);
  const random = randomFrom();
  const tally = stats.emptyTally();
  const due = visits.map(() => null);
  const patients = 4_000;
  for (let patient = 0; patient < patients; patient++) {
    const level = 50 + 40 * (random() + random() - 1);
    const values = visits.map((_, visit) => {
      const score = Math.max(
        0,
        Math.round(level - visit * (1 + (patient % 2)) + 25 * (random() + random() - 1)),
      );
      return visit > 0 && random() < 0.25 ? null : BigInt(score);
    });
    const arm = patient % 2 ? 'active' : 'control';
    stats.addTally(tally, stats.tallyCourse({ cell: [arm], values, due }, 0));
  }
  const shape = { visits, decimals: 0, arms: ['control', 'active'], covariates: [] };
  const { fitMs, figures } = timeFit(stats, tally, shape);
  return { patients, visits: 10, patterns: figures.patterns, fitMs: rounded(fitMs) };
}

/** A small linear congruential generator: the same trial every time. */
const randomFrom =
  (seed = 1) =>
  () =>
    (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;

/** @param {number} value */
const rounded = (value) => Number(value.toFixed(2));
