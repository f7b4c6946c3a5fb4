import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NewAssessment, NewCourse, NewInfusion, NewPatient, NewTreatment, NewVitals } from '#contracts';
import { checkItems, findBuiltIn } from '#instruments';
import { simulateNetwork } from './simulate-network.js';
import type { SimulatedPatient } from './simulated-patient.js';

const endsAt = '2026-10-01T00:00:00Z';
const settingsOf = (seed: number, patients: number, clinics = 5) => ({ seed, clinics, patients, endsAt });
const allOf = (seed: number, patients: number, clinics = 5): SimulatedPatient[] =>
  simulateNetwork(settingsOf(seed, patients, clinics)).flatMap((clinic) => [...clinic.patients]);

const PATIENT = '01a20000-0000-7000-8000-000000000000';
const timesOf = ({ courses, assessments, treatments }: SimulatedPatient): string[] => [
  ...courses.flatMap(({ course, infusions }) => [
    ...(course.startedAt === undefined ? [] : [course.startedAt]),
    ...infusions.flatMap(({ infusion, vitals }) => [
      infusion.startedAt,
      ...(infusion.endedAt === undefined ? [] : [infusion.endedAt]),
      ...vitals.map(({ at }) => at),
    ]),
  ]),
  ...assessments.flatMap(({ administeredAt }) => administeredAt ?? []),
  ...treatments.flatMap((each) => each.endedAt ?? each.startedAt),
];

describe('a simulated network', () => {
  it('is the same for the same settings, to the byte, and another for another seed', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const text = JSON.stringify(allOf(seed, 12));
        expect(JSON.stringify(allOf(seed, 12))).toBe(text);
        expect(JSON.stringify(allOf(seed + 1, 12))).not.toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  it('has exactly as many patients as asked for, and the first ones of a clinic do not depend on how many follow', () => {
    const [few] = simulateNetwork(settingsOf(3, 20));
    const [many] = simulateNetwork(settingsOf(3, 200));
    expect(allOf(3, 203)).toHaveLength(203);
    const firstOf = (clinic: typeof few) => [...(clinic?.patients ?? [])].slice(0, 5);
    expect(firstOf(few)).toEqual(firstOf(many));
  });

  it('consists of bodies that the api takes', () => {
    for (const { patient, courses, assessments, treatments } of allOf(5, 150)) {
      NewPatient.parse(patient);
      for (const { course, infusions, treatments: sessions } of courses) {
        NewCourse.parse(course);
        for (const session of sessions) NewTreatment.parse(session);
        for (const { infusion, vitals } of infusions) {
          NewInfusion.parse(infusion);
          for (const reading of vitals) NewVitals.parse(reading);
        }
      }
      for (const treatment of treatments) NewTreatment.parse(treatment);
      for (const assessment of assessments) {
        NewAssessment.parse({ ...assessment, patientId: PATIENT });
        const instrument = findBuiltIn(assessment.instrument);
        if (!instrument) throw new Error(`There is no instrument ${assessment.instrument}`);
        if (assessment.items) expect(checkItems(instrument, assessment.items)).toEqual([]);
        if (assessment.recall) expect(instrument.recalls).toContain(assessment.recall);
      }
    }
  });

  it('says that it is simulated wherever a key shows, and uses no key twice', () => {
    const keys = new Set<string>();
    for (const { patient, courses, assessments } of allOf(7, 200)) {
      expect(patient.sourceSystem).toBe('simulated');
      for (const { course } of courses) expect(course.study ?? 'simulated-').toMatch(/^simulated-/);
      for (const key of [patient.sourceId, ...courses.map((each) => each.key)])
        expect(keys.size).toBeLessThan(keys.add(key).size);
      for (const { sourceId = '' } of assessments) expect(keys.size).toBeLessThan(keys.add(sourceId).size);
    }
    for (const { clinic } of simulateNetwork(settingsOf(7, 10))) expect(clinic.name).toMatch(/^Simulated/);
  });

  it('records nothing after its end, and infusions of a course in the order of time', () => {
    for (const patient of allOf(11, 200)) {
      for (const time of timesOf(patient)) expect(Date.parse(time)).toBeLessThanOrEqual(Date.parse(endsAt));
      for (const { infusions } of patient.courses) {
        const starts = infusions.map(({ infusion }) => Date.parse(infusion.startedAt));
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }
    }
  });

  it('is as messy as clinics are: crossovers, boosters, blanks, totals alone, several offsets, forms of every recall', () => {
    const patients = allOf(1, 600);
    const forms = patients.flatMap(({ assessments }) => assessments);
    const infusions = patients.flatMap(({ courses }) => courses.flatMap((course) => course.infusions));
    expect(patients.some(({ courses }) => courses.length === 2)).toBe(true);
    expect(infusions.some(({ infusion }) => infusion.phase === 'booster')).toBe(true);
    expect(forms.some(({ items }) => items?.includes(null))).toBe(true);
    expect(forms.some(({ total }) => total !== undefined)).toBe(true);
    const offsets = new Set(forms.map(({ administeredAt }) => administeredAt?.slice(-6)));
    expect(offsets.size).toBeGreaterThan(4);
    const recalls = forms.flatMap(({ instrument, recall }) => (instrument === 'pcl-5' ? [recall] : []));
    expect(new Set(recalls)).toEqual(new Set(['P1D', 'P7D', 'P1M']));
    expect(new Set(infusions.map(({ infusion }) => infusion.route)).size).toBe(5);
  });

  it('is refused for settings that make no sense', () => {
    expect(() => simulateNetwork({ ...settingsOf(-1, 10) })).toThrow('seed');
    expect(() => simulateNetwork({ ...settingsOf(1, 10), clinics: 0 })).toThrow('clinics');
    expect(() => simulateNetwork({ ...settingsOf(1, 10), endsAt: '2026-10-01' })).toThrow('endsAt');
  });
});
