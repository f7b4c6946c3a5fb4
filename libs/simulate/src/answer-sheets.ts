import type { SimulatedInstrument } from './settings.js';

/** How answers of a form spread over its items. */
export interface AnswerSheet {
  /** Every item is answered from 0 to this. */
  highest: number;
  /** Points by which an item is answered higher or lower than the others: assumptions, none of them published. */
  leaning: readonly number[];
  /** Items that rise and fall together in one patient. */
  cluster: readonly number[];
}

export const answerSheets: Record<SimulatedInstrument, AnswerSheet> = {
  'pcl-5': {
    highest: 4,
    leaning: [
      0.3, 0, -0.3, 0.4, 0.2, 0.4, 0.4, -0.5, 0.2, 0.1, 0.3, 0.2, 0.3, 0.1, -0.1, -1.1, 0.3, 0.2, 0.3, 0.5,
    ],
    cluster: [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3],
  },
  'phq-9': {
    highest: 3,
    leaning: [0.1, 0.2, 0.5, 0.5, -0.1, 0.2, 0.1, -0.6, -1.5],
    cluster: [0, 0, 1, 1, 1, 0, 1, 1, 0],
  },
  'ies-r': {
    highest: 4,
    leaning: [
      0.3, 0.3, 0.2, 0.2, 0.1, 0.3, -0.4, 0.1, 0.2, 0, 0.3, 0.1, -0.2, -0.3, 0.4, 0.3, -0.1, 0.3, -0.1, -0.2,
      0.3, 0.1,
    ],
    cluster: [0, 0, 0, 2, 1, 0, 1, 1, 0, 2, 1, 1, 1, 2, 2, 0, 1, 2, 2, 0, 2, 1],
  },
  'cadss-6': { highest: 4, leaning: [0.3, 0.2, 0, -0.2, 0.1, -0.4], cluster: [0, 0, 0, 0, 0, 0] },
};
