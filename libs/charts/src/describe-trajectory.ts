import { doseLabel } from './patient-axis/dose-label.js';
import { numberLabel, timeLabel, timeTitle } from './patient-axis/instant-label.js';
import { joined, scaleWords, sourceWords } from './patient-axis/sentences.js';
import type { TrajectoryFigure, TrajectoryInfusion, TrajectoryPoint } from './patient-figure.js';
import { expectedList, expectedWords, verdictWords } from './trajectory/expected-words.js';
import {
  flagWords,
  infusionWords,
  scoreWords,
  untimedWords,
  visitWords,
} from './trajectory/what-is-there.js';

/** The figure in plain sentences, for those who hear it read: scores, infusions, visits and treatments in time. */
export function describeTrajectory(figure: TrajectoryFigure): string {
  const { title, points, infusions, visits, treatments, notes, unit } = figure;
  const scores = points.filter(({ time }) => time !== null).map((point) => describePoint(point, figure));
  const given = infusions.map((infusion) => describeInfusion(infusion, figure));
  const missed = visits.filter(({ state }) => state === 'missed').map(({ label, visit }) => label || visit);
  const others = treatments.map(
    ({ name, kind, phase, time, until }) =>
      `${name} (${phase === null ? kind : `${kind}, ${phase}`}) from ${timeLabel(time, unit)}${until === null ? '' : ` to ${timeLabel(until, unit)}`}`,
  );
  return joined([
    `${title}.`,
    `Score: ${scaleWords(figure)}.`,
    `${timeTitle(figure)}.`,
    flagWords(figure),
    scoreWords(figure),
    list('Scores', scores),
    untimedWords(figure),
    verdictWords(figure),
    expectedWords(figure),
    list('Expected', expectedList(figure)),
    infusionWords(figure),
    list('Infusions', given),
    visitWords(figure),
    list('Missed', missed),
    list('Treatments', others),
    ...notes,
    sourceWords(figure),
  ]);
}

const list = (heading: string, entries: string[]): string =>
  entries.length === 0 ? '' : `${heading}: ${entries.join('; ')}.`;

function describePoint(
  { time, total, visit, used, reason }: TrajectoryPoint,
  { unit }: TrajectoryFigure,
): string {
  const where = time === null ? 'no time' : timeLabel(time, unit);
  const value = total === null ? 'no total' : numberLabel(total, 6);
  const place = used
    ? (visit ?? 'used')
    : `not used${reason === null ? '' : `, ${reason.replaceAll('-', ' ')}`}`;
  return `${where}: ${value} (${place})`;
}

function describeInfusion(infusion: TrajectoryInfusion, { unit }: TrajectoryFigure): string {
  const { number, time, phase, drug, systolic, diastolic, oxygenSaturation, dissociation } = infusion;
  const signs = [
    dissociation === null ? '' : `CADSS-6 ${dissociation}`,
    systolic === null && diastolic === null
      ? ''
      : `blood pressure ${systolic ?? 'unknown'}/${diastolic ?? 'unknown'}`,
    oxygenSaturation === null ? '' : `lowest oxygen saturation ${oxygenSaturation} %`,
  ].filter((sign) => sign !== '');
  const booster = phase === 'booster' ? ', booster' : '';
  return [
    `number ${number}${booster} at ${timeLabel(time, unit)}`,
    `${drug} ${doseLabel(infusion)}`,
    ...signs,
  ].join(', ');
}
