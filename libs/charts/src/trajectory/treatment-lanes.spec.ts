import { describe, expect, it } from '@jest/globals';
import { timeScale } from '../patient-axis/time-scale.js';
import type { TrajectoryTreatment } from '../patient-figure.js';
import { treatmentLanes } from './treatment-lanes.js';

const treatment = (name: string, time: number, until: number | null): TrajectoryTreatment => ({
  id: name,
  kind: 'medication',
  phase: null,
  name,
  at: '2026-03-01T10:00:00Z',
  time,
  until,
});
const scale = timeScale([0, 60], 'days');
const lanes = (...treatments: TrajectoryTreatment[]) => treatmentLanes(treatments, scale, 50, 300);

describe('treatmentLanes', () => {
  it('cuts a bar at the ends of the axis and goes on until now where no end is recorded', () => {
    const [bar] = (
      lanes(treatment('Sertraline', -400, null)).layers[0] as {
        data: { values: { x: number; x2: number }[] };
      }
    ).data.values;
    expect(bar?.x).toBe(0);
    expect(bar?.x2).toBeCloseTo(scale.toPixel(50), 9);
  });

  it('counts what lies outside the time shown and what has no lane', () => {
    expect(lanes(treatment('Early', -400, -300)).notDrawn).toBe(1);
    const eight = Array.from({ length: 8 }, (_, index) => treatment(`Medicine ${index}`, 1, 20));
    const { notDrawn, names } = lanes(...eight);
    expect([names.length, notDrawn]).toEqual([6, 2]);
  });

  it('gives one lane to each name and phase', () => {
    const session = { ...treatment('Session', 3, 3.1), kind: 'psychotherapy', phase: 'integration' } as const;
    const { names, bottom } = lanes(treatment('Sertraline', 1, 5), treatment('Sertraline', 9, 12), session);
    expect(names.map(({ name }) => name)).toEqual(['Therapy: integration', 'Sertraline']);
    expect(bottom).toBe(300 + 2 * 18);
  });
});
