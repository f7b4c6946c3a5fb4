import { v7 as uuidv7 } from 'uuid';
import { refuseField, type Covariate, type Instrument, type NewCohort, type Protocol } from '#contracts';
import {
  enrolCourses,
  findProtocol,
  findSeriesInstrument,
  insertAudit,
  insertCohort,
  lockMembership,
  readCovariateKind,
  type TenantTransaction,
} from '#store';
import type { Reply } from './reply.js';

/** A model takes at most 10 visits after the baseline, and the patterns of presence multiply. */
const MOST_VISITS = 11;

/** Makes a cohort and enters every course that may belong to it; their folding is background work. */
export async function defineCohort(tx: TenantTransaction, body: NewCohort): Promise<Reply<{ id: string }>> {
  const protocol = await findProtocol(tx, body.protocol);
  if (!protocol) throw refuseField('/protocol', 'unknown', `There is no protocol ${body.protocol}`);
  const instrument = await findSeriesInstrument(tx, body.series);
  if (!instrument) throw refuseField('/series', 'unknown', `There is no series ${body.series}`);
  checkRules(body, instrument);
  checkVisits(body, protocol);
  const eachInfusion = protocol.anchor === 'each-infusion';
  if (body.filter.infusion !== undefined && !eachInfusion)
    throw refuseField('/filter/infusion', 'anchor', 'infusion goes with an each-infusion protocol');
  const covariates = await resolveCovariates(tx, body);
  const cohort = {
    id: uuidv7(),
    name: body.name,
    protocol: body.protocol,
    series: body.series,
    study: body.study ?? null,
    infusion: eachInfusion ? (body.filter.infusion ?? 1) : 0,
    definition: { ...body, covariates },
  };
  await lockMembership(tx, 'exclusive');
  await insertCohort(tx, cohort);
  await enrolCourses(tx, { ...cohort, created_at: new Date() });
  await insertAudit(tx, 'cohort.define', { entityId: cohort.id });
  return { status: 201, body: { id: cohort.id }, location: `/v1/cohorts/${cohort.id}`, revised: [] };
}

/** A limit is met exactly, so it is no finer than the scores. */
function checkRules({ rules }: NewCohort, { decimals, total }: Instrument): void {
  rules.forEach(({ kind, value }, index) => {
    if (kind === 'percent') return;
    if (Number(value.toFixed(decimals)) !== value)
      throw refuseField(`/rules/${index}/value`, 'decimals', `Scores have ${decimals} decimals`);
    if (kind === 'below' && (value < total.min || value > total.max))
      throw refuseField(`/rules/${index}/value`, 'range', `Scores are from ${total.min} to ${total.max}`);
  });
}

function checkVisits({ visits }: NewCohort, protocol: Protocol): void {
  const names = protocol.visits.map(({ name }) => name);
  visits?.forEach((name, index) => {
    if (!names.includes(name))
      throw refuseField(`/visits/${index}`, 'unknown', `The protocol ${protocol.key} has no visit ${name}`);
  });
  if (visits && !visits.includes(protocol.baseline))
    throw refuseField('/visits', 'baseline', `The baseline ${protocol.baseline} is needed`);
  if ((visits ?? names).length > MOST_VISITS)
    throw refuseField(
      visits ? '/visits' : '/protocol',
      'visits',
      `A cohort takes at most ${MOST_VISITS} visits: choose them in visits`,
    );
}

/** What is known of a patient without a study. */
const known: Record<string, Covariate> = {
  sex: { name: 'sex', kind: 'categorical', decimals: 0 },
  age: { name: 'age', kind: 'numeric', decimals: 0 },
};

/** Fixed when the cohort is made, for a definition never changes. */
async function resolveCovariates(
  tx: TenantTransaction,
  { covariates = [], study }: NewCohort,
): Promise<Covariate[]> {
  const resolved: Covariate[] = [];
  for (const covariate of covariates) {
    const name = typeof covariate === 'string' ? covariate : covariate.name;
    const { recorded, numeric, decimals } = await readCovariateKind(tx, name, study ?? null);
    const standard = recorded || !Object.hasOwn(known, name) ? undefined : known[name];
    const kind = typeof covariate === 'string' ? undefined : covariate.kind;
    const isNumeric = (kind ?? standard?.kind ?? (numeric ? 'numeric' : 'categorical')) === 'numeric';
    const most = Math.min(15, standard?.decimals ?? decimals);
    resolved.push({
      name,
      kind: isNumeric ? 'numeric' : 'categorical',
      decimals: isNumeric ? ((typeof covariate === 'string' ? undefined : covariate.decimals) ?? most) : 0,
    });
  }
  return resolved;
}
