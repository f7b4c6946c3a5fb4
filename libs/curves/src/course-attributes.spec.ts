import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CohortFilter, doseBands, infusionCounts } from '#contracts';
import { courseAttributes } from './course-attributes.js';
import { course, infusion, START } from './feder-patients.arbitrary.js';
import { HOUR, type CourseFact, type InfusionFact, type TreatmentFact } from './facts.js';
import { eachInfusion } from './protocols/each-infusion.js';
import { induction6FollowUp } from './protocols/induction-6-follow-up.js';

const DAY = 24 * HOUR;
const treatment = (day: number, more: Partial<TreatmentFact> = {}): TreatmentFact => ({
  id: `t${day}`,
  courseId: null,
  kind: 'psychotherapy',
  phase: 'integration',
  startedAt: START + day * DAY,
  ...more,
});
const second: CourseFact = { ...course, id: 'course-2' };
const ofSecond = infusion(1, START + 100 * DAY, { id: 'second', courseId: 'course-2' });

const attributesOf = (
  infusions: InfusionFact[],
  treatments: TreatmentFact[] = [],
  of: CourseFact = course,
  courses: CourseFact[] = [course],
  number = 0,
) => courseAttributes(of, courses, infusions, treatments, number);

describe('the attributes of a course', () => {
  it('are route, dose and quarter of the infusion that its visits are counted from', () => {
    const infusions = [
      infusion(1, Date.UTC(2026, 2, 31, 23, 59), { route: 'IM', doseMgPerKg: 0.5 }),
      infusion(2, Date.UTC(2026, 3, 1), { route: 'oral', doseMgPerKg: 1 }),
    ];
    const first = { route: 'IM', dose: '0.4-0.6', quarter: '2026-Q1', infusions: '2-3' };
    const last = { route: 'oral', dose: '0.9-1.2', quarter: '2026-Q2', infusions: '2-3' };
    expect(attributesOf(infusions)).toMatchObject(first);
    expect(attributesOf(infusions, [], { ...course, protocol: induction6FollowUp })).toMatchObject(last);
    const each = { ...course, protocol: eachInfusion };
    expect(attributesOf(infusions, [], each, [each], 2)).toMatchObject(last);
  });

  it('are unknown where there is no infusion, or no dose', () => {
    expect(attributesOf([])).toMatchObject({
      route: 'unknown',
      dose: 'unknown',
      quarter: null,
      infusions: '0',
    });
    expect(attributesOf([infusion(1, START, { doseMgPerKg: null })])).toMatchObject({ dose: 'unknown' });
  });

  it('put every dose and every number of infusions into one band', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 100, noNaN: true }), (dose) => {
        const { dose: band } = attributesOf([infusion(1, START, { doseMgPerKg: dose })]);
        const { from = NaN, to = NaN } = doseBands.find(({ key }) => key === band) ?? {};
        expect(from <= dose && dose < to).toBe(true);
      }),
    );
    for (let n = 0; n < 20; n += 1)
      expect(infusionCounts.filter(({ from, to }) => from <= n && n <= to)).toHaveLength(1);
  });

  it('say whether there were boosters, which count among the infusions', () => {
    const booster = infusion(2, START + DAY, { phase: 'booster' });
    expect(attributesOf([infusion(1, START), booster])).toMatchObject({ boosters: 'with', infusions: '2-3' });
    expect(attributesOf([infusion(1, START)])).toMatchObject({ boosters: 'without' });
  });

  it('number the courses of one protocol, and of one study, by when they begin', () => {
    const infusions = [infusion(1, START), ofSecond];
    const study = { ...second, study: 'trial' };
    const orders = (one: CourseFact, courses: CourseFact[]) => {
      const { order, orderInStudy } = attributesOf(infusions, [], one, courses);
      return [order, orderInStudy];
    };
    expect(orders(course, [second, course])).toEqual([1, 1]);
    expect(orders(second, [second, course])).toEqual([2, 2]);
    expect(orders(study, [study, course])).toEqual([2, 1]);
    const other = { ...second, protocol: eachInfusion };
    expect(orders(other, [other, course])).toEqual([1, 1]);
  });
});

describe('a treatment belongs to', () => {
  const infusions = [infusion(1, START), ofSecond];
  const phases = (treatments: TreatmentFact[]) =>
    [course, second].map((of) => attributesOf(infusions, treatments, of, [course, second]).psychotherapy);

  it('the course that it names', () => {
    expect(phases([treatment(-50, { courseId: 'course-2' })])).toEqual([[], ['integration']]);
  });

  it('the last course that has begun, or the first where none has', () => {
    expect(phases([treatment(99)])).toEqual([['integration'], []]);
    expect(phases([treatment(100)])).toEqual([[], ['integration']]);
    expect(phases([treatment(-5)])).toEqual([['integration'], []]);
  });

  it('the next course that begins, if it prepares', () => {
    expect(phases([treatment(50, { phase: 'preparation' })])).toEqual([[], ['preparation']]);
    expect(phases([treatment(150, { phase: 'preparation' })])).toEqual([[], ['preparation']]);
  });

  it('is psychotherapy by its phase, anything else by its kind, each once', () => {
    const medicine = { kind: 'medication', phase: null };
    const attributes = attributesOf(
      [infusion(1, START)],
      [treatment(1), treatment(2), treatment(3, medicine), treatment(4, medicine)],
    );
    expect(attributes).toMatchObject({ psychotherapy: ['integration'], treatments: ['medication'] });
  });
});

describe('a filter', () => {
  it('takes values of the grid only', () => {
    expect(CohortFilter.safeParse({ dose: ['0.4-0.6'], quarter: ['2026-Q1'] }).success).toBe(true);
    for (const wrong of [{ dose: ['0.45-0.46'] }, { quarter: ['2026-03'] }, { route: ['IV '] }, { dose: [] }])
      expect(CohortFilter.safeParse(wrong).success).toBe(false);
  });
});
