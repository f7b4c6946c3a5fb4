import {
  infusionChanges,
  infusionChangesColumns,
  infusionChangesTable,
  symptoms,
  symptomsColumns,
  symptomsTable,
  toCsv,
  trajectory,
  trajectoryColumns,
  trajectoryTable,
} from '#charts';
import type { patientChartNames, PatientChartQuery } from '#contracts';
import type { Drawable } from './drawable.js';
import { infusionsFigure } from './infusions-figure.js';
import type { PatientSource } from './patient-source.js';
import { symptomsFigure } from './symptoms-figure.js';
import { trajectoryFigure } from './trajectory-figure.js';

/** Every chart of one patient. */
export const patientCharts: Record<
  (typeof patientChartNames)[number],
  (source: PatientSource, query: PatientChartQuery) => Drawable
> = {
  trajectory: (source, { y = 'full' }) => {
    const figure = trajectoryFigure(source);
    return {
      numbers: { chart: 'trajectory', ...figure.usermeta, ...figure },
      csv: () => toCsv(trajectoryTable(figure), trajectoryColumns),
      spec: () => trajectory(figure, { y }),
    };
  },
  symptoms: (source, { y = 'full' }) => {
    const figure = symptomsFigure(source);
    return {
      numbers: { chart: 'symptoms', ...figure.usermeta, ...figure },
      csv: () => toCsv(symptomsTable(figure), symptomsColumns),
      spec: () => symptoms(figure, { y }),
    };
  },
  infusions: (source, { y = 'data' }) => {
    const figure = infusionsFigure(source);
    return {
      numbers: { chart: 'infusions', ...figure.usermeta, ...figure },
      csv: () => toCsv(infusionChangesTable(figure), infusionChangesColumns),
      spec: () => infusionChanges(figure, { y }),
    };
  },
};
