import { FORM_ERROR, gainOver, type Gains, type Person } from './severity.js';
import type { RandomStream } from './random-stream.js';
import type { WantedForm } from './wanted-forms.js';

const daysOf = { P1D: 1, P7D: 7, P14D: 14, P1M: 30 } as const;

const within = (value: number, highest: number): number => Math.max(0, Math.min(highest, Math.round(value)));

/** The total that a form would have if every item were answered: true severity over its recall, and an error. */
export function drawTotal(
  stream: RandomStream,
  { instrument, recall, infusion }: WantedForm,
  at: number,
  person: Person,
  gains: Gains,
  infusionNumber: number,
): number {
  switch (instrument) {
    case 'pcl-5': {
      const severity = person.before - gainOver(gains, at, daysOf[recall ?? 'P1M']);
      return within(severity + FORM_ERROR * stream.normal(), 80);
    }
    case 'ies-r': {
      // Asks about a week, yet trials show effects after a day: answered as if about the last day.
      const severity = person.before - gainOver(gains, at, daysOf.P1D);
      return within(1.1 * severity + person.impact + 1.1 * FORM_ERROR * stream.normal(), 88);
    }
    case 'phq-9': {
      const gain = person.depressionGain * gainOver(gains, at, daysOf.P7D);
      return within(person.depression - gain + 1.8 * stream.normal(), 27);
    }
    case 'cadss-6': {
      // Dissociation rises with the dose and is less with each infusion.
      const mean =
        infusion.drug === 'midazolam' ? 1.2 : (4.5 + 5 * infusion.doseMgPerKg) * 0.93 ** (infusionNumber - 1);
      return within(mean * Math.exp(0.5 * stream.normal() - 0.125), 24);
    }
  }
}
