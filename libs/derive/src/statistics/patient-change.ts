import { parseSeries, ticksToText } from '#instruments';
import { refuseField, type PatientChange, type PatientChangeQuery } from '#contracts';
import { placedScores } from '#curves';
import { classify, robustnessStrip, type BaselineNorms } from '#stats';
import {
  definitionsOf,
  findSeriesInstrument,
  readFacts,
  readPatientCurve,
  readRevisions,
  type TenantTransaction,
} from '#store';
import { curveFacts } from '../build-patient.js';
import { askedRule, reasonOf } from './change-rule.js';
import { readCohortTally } from './cohort-tally.js';
import { normsAt } from './reliable-change.js';

type Numbers = Omit<PatientChange, 'reading'>;

/**
 * One patient's change in one series from the baseline of a course to a visit of it, under a rule, and the same under
 * every rule. The course is the first with a score in the series, of the cohort's protocol where one is named; the
 * visit the last that has a score unless given. null: no such patient, series or cohort. O(facts of the patient).
 */
export async function readPatientChange(
  tx: TenantTransaction,
  patientId: string,
  series: string,
  query: PatientChangeQuery,
): Promise<Numbers | null> {
  const stored = await readPatientCurve(tx, patientId, series);
  const instrument = await findSeriesInstrument(tx, series);
  const [facts] = await readFacts(tx, await readRevisions(tx, [patientId]));
  if (!stored || !instrument || !facts) return null;
  const cohort = query.cohort === undefined ? null : await readCohortTally(tx, query.cohort);
  if (query.cohort !== undefined && !cohort)
    throw refuseField('/cohort', 'unknown', 'There is no such cohort');
  if (cohort && cohort.cohort.series !== series)
    throw refuseField('/cohort', 'series', `The cohort is of ${cohort.cohort.series}, not of ${series}`);
  const { courses, infusions, assessments } = await curveFacts(facts, definitionsOf(tx));
  const own = assessments.filter((assessment) => assessment.series === series);
  const candidates = courses
    .filter(({ protocol }) => !cohort || protocol.key === cohort.cohort.protocol)
    .map((course) => ({
      course,
      placed: placedScores(course, infusions, own, cohort?.cohort.infusion ?? 0),
    }));
  const { course, placed } = candidates.find(({ placed: found }) => found.size > 0) ?? candidates[0] ?? {};
  const names = course?.protocol.visits.map(({ name }) => name) ?? [];
  const baseline = course?.protocol.baseline ?? '';
  if (query.visit !== undefined && (query.visit === baseline || !names.includes(query.visit)))
    throw refuseField('/visit', 'unknown', `After the baseline the course has no visit ${query.visit}`);
  const visit =
    query.visit ?? names.findLast((name) => name !== baseline && placed?.has(name) === true) ?? null;
  const pre = placed?.get(baseline) ?? null;
  const post = visit === null ? null : (placed?.get(visit) ?? null);
  const recall = parseSeries(series).recall ?? instrument.recalls[0] ?? null;
  const asked = askedRule(query, instrument, recall, normsOfCohort(cohort, visit));
  const points = (ticks: bigint | null | undefined): number | null =>
    ticks == null ? null : Number(ticksToText(ticks, instrument.decimals));
  const scored = pre?.ticks != null && post?.ticks != null ? { pre: pre.ticks, post: post.ticks } : null;
  const verdict = asked.rule && scored ? classify(asked.rule, scored.pre, scored.post) : null;
  const told = verdict && !('refused' in verdict) ? verdict : null;
  return {
    series,
    revision: stored.builtRevision,
    current: stored.builtRevision === stored.revision,
    visit,
    pre: points(pre?.ticks),
    preAt: timeOf(pre?.at),
    post: points(post?.ticks),
    postAt: timeOf(post?.at),
    change: scored && points(scored.post - scored.pre),
    rci: told?.rci ?? null,
    category: told?.category ?? null,
    ...asked.said,
    ...refusalOf(asked.said.refused, scored !== null, verdict),
    robustness: scored
      ? robustnessStrip(
          { instrument: instrument.key, better: instrument.better, decimals: instrument.decimals, recall },
          scored.pre,
          scored.post,
          asked.parameters,
        ).map(({ profile, verdict: each, otherRecall }) => ({
          rule: profile.key,
          name: profile.name,
          claim: profile.claim,
          category: 'refused' in each ? null : each.category,
          ...('refused' in each ? { refused: reasonOf(each.refused) } : {}),
          otherRecall,
        }))
      : [],
  };
}

const timeOf = (at: number | null | undefined): string | null =>
  at == null ? null : new Date(at).toISOString();

function normsOfCohort(
  cohort: Awaited<ReturnType<typeof readCohortTally>>,
  visit: string | null,
): BaselineNorms | null {
  if (!cohort || visit === null) return null;
  const place = cohort.visits.findIndex(({ name }) => name === visit);
  return place < 1 ? null : normsAt(cohort, place);
}

function refusalOf(
  ofRule: { code: string; reason: string } | undefined,
  isScored: boolean,
  verdict: ReturnType<typeof classify> | null,
): { refused?: { code: string; reason: string } } {
  if (ofRule) return { refused: ofRule };
  if (!isScored)
    return {
      refused: { code: 'no-scores', reason: 'A change needs a score at the baseline and one after it.' },
    };
  if (verdict && 'refused' in verdict)
    return { refused: { code: verdict.refused.replaceAll(' ', '-'), reason: reasonOf(verdict.refused) } };
  return {};
}
