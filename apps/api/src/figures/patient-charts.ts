import type { patientChartNames, PatientChartQuery, Timeline } from '#contracts';
import type { PatientFigures } from '#derive';
import type { Drawable } from './drawable.js';

export interface PatientNumbers extends PatientFigures {
  patientId: string;
  timeline: Timeline;
}

/** Every chart of one patient. */
export const patientCharts: Record<
  (typeof patientChartNames)[number],
  (numbers: PatientNumbers, query: PatientChartQuery) => Drawable
> = {};
