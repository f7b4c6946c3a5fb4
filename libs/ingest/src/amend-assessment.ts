import { Refusal, type AssessmentAmendment, type ScoredAssessment } from '#contracts';
import {
  findAssessment,
  findInstrument,
  insertAssessments,
  insertAudit,
  revisePatients,
  type AssessmentRow,
  type TenantTransaction,
} from '#store';
import { checkVersion } from './check-version.js';
import { readInstant } from './instants.js';
import { presentScored } from './present-assessment.js';
import type { Reply } from './reply.js';
import { scoreAnswers, storedScoring } from './score-answers.js';

/** Appends a version that supersedes: new values, or the withdrawal. Who, when and why stay with each version. */
export async function amendAssessment(
  tx: TenantTransaction,
  id: string,
  body: AssessmentAmendment,
  ifMatch: string | undefined,
): Promise<Reply<ScoredAssessment>> {
  const standing = await findAssessment(tx, id);
  if (!standing) throw new Refusal('not-found', 'There is no such form');
  const instrument = await findInstrument(tx, standing.instrument);
  if (!instrument) throw new Refusal('internal', 'The instrument of the form is gone');
  checkVersion(standing.version, ifMatch);
  const next: AssessmentRow = {
    ...standing,
    version: standing.version + 1,
    reason: body.reason,
    withdrawn: 'withdrawn' in body,
  };
  if (!('withdrawn' in body)) {
    if (body.items !== undefined || body.total !== undefined) {
      const { items, score } = scoreAnswers(instrument, body);
      next.items = items;
      next.ticks = score.ticks === null ? null : String(score.ticks);
      next.scoring = storedScoring(score);
    }
    if (body.administeredAt !== undefined) {
      const { at, offset } = readInstant(body.administeredAt, '/administeredAt');
      next.administered_at = at;
      next.administered_offset = offset;
    }
  }
  await revisePatients(tx, [standing.patient_id]);
  await insertAssessments(tx, [next]);
  const action = next.withdrawn ? 'assessment.withdraw' : 'assessment.amend';
  await insertAudit(tx, action, { patientId: standing.patient_id, entityId: id });
  return {
    status: 201,
    body: presentScored(next, instrument),
    location: `/v1/assessments/${id}`,
    revised: [standing.patient_id],
  };
}
