import type { InfusionsFigure, PatientFigureBase, SymptomsFigure, TrajectoryFigure } from '#charts';
import fc from 'fast-check';

/** Random figures of one patient, with names meant to break things. */
export const hostileWords = [
  '__proto__',
  `zq'x"]`,
  '<script>zq</script>',
  'zq.a[0]',
  `zq${' long'.repeat(80)}`,
];

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('constructor', 'datum.x', '[0]', '\\', '', ...hostileWords),
);
const number = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
const value = fc.option(number);
const time = fc.double({ noNaN: true, min: -1e3, max: 1e4 });
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const phase = fc.constantFrom('induction' as const, 'booster' as const);
const whole = fc.integer({ min: 0, max: 1000 });

const base: fc.Arbitrary<PatientFigureBase> = fc
  .record({
    title: word,
    score: fc.record({
      name: word,
      min: fc.integer({ min: -10, max: 10 }),
      max: fc.integer({ min: 11, max: 1000 }),
      better: fc.constantFrom('lower' as const, 'higher' as const),
      recall: fc.option(word),
    }),
    usermeta: fc.record({
      patient: word,
      series: word,
      revision: whole,
      current: fc.boolean(),
      asOf: instant,
    }),
    notes: fc.array(word, { maxLength: 3 }),
    startAt: fc.option(instant),
    treated: fc.boolean(),
    offset: fc.integer({ min: -720, max: 840 }),
    unit: fc.constantFrom('hours' as const, 'days' as const),
  })
  .map(({ treated, ...rest }) => ({ ...rest, zeroAt: treated ? rest.startAt : null }));

const dose = { drug: word, route: word, doseMg: value, doseMgPerKg: value };

export const anyTrajectory: fc.Arbitrary<TrajectoryFigure> = fc
  .record({
    base,
    points: fc.array(
      fc.record({
        assessmentId: word,
        at: fc.option(instant),
        time: fc.option(time),
        total: value,
        visit: fc.option(word),
        used: fc.boolean(),
        reason: fc.option(word),
        flags: fc.array(word, { maxLength: 2 }),
      }),
      { maxLength: 12 },
    ),
    infusions: fc.array(
      fc.record({
        ...dose,
        id: word,
        at: instant,
        time,
        until: fc.option(instant),
        number: whole,
        phase,
        systolic: value,
        diastolic: value,
        heartRate: value,
        oxygenSaturation: value,
        dissociation: value,
      }),
      { maxLength: 70 },
    ),
    visits: fc.array(
      fc.record({
        visit: word,
        label: word,
        opens: time,
        target: time,
        closes: time,
        state: fc.constantFrom('observed' as const, 'missed' as const, 'open' as const, 'upcoming' as const),
        infusion: whole,
      }),
      { maxLength: 20 },
    ),
    treatments: fc.array(
      fc.record({
        id: word,
        kind: fc.constantFrom('psychotherapy' as const, 'medication' as const, 'other' as const),
        phase: fc.option(
          fc.constantFrom('preparation' as const, 'with-infusion' as const, 'unrelated' as const),
        ),
        name: word,
        at: instant,
        time,
        until: fc.option(time),
      }),
      { maxLength: 12 },
    ),
    offered: fc.array(fc.record({ series: word, name: word, recall: fc.option(word), n: whole }), {
      maxLength: 3,
    }),
    expected: fc.option(
      fc.record({
        cohort: word,
        n: whole,
        from: word,
        to: word,
        points: fc.array(
          fc.record({
            visit: word,
            label: word,
            time,
            estimate: number,
            lower50: number,
            upper50: number,
            lower80: number,
            upper80: number,
          }),
          { maxLength: 6 },
        ),
        verdict: fc.option(
          fc.record({
            visit: word,
            label: word,
            category: fc.constantFrom('on course' as const, 'watch' as const, 'off course' as const),
            text: word,
          }),
        ),
      }),
    ),
  })
  .map(({ base: shared, ...own }) => ({ ...shared, ...own }));

export const anySymptoms: fc.Arbitrary<SymptomsFigure> = fc
  .uniqueArray(word, { maxLength: 6 })
  .chain((keys) =>
    fc.record({
      base,
      panels: fc.tuple(
        ...keys.map((key) =>
          fc.record({
            key: fc.constant(key),
            name: word,
            min: fc.integer({ min: -5, max: 5 }),
            max: fc.integer({ min: 6, max: 100 }),
          }),
        ),
      ),
      points: fc.array(
        fc.record({
          assessmentId: word,
          time: fc.option(time),
          at: fc.option(instant),
          visit: fc.option(word),
          values: fc
            .tuple(...keys.map(() => value))
            .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]))),
        }),
        { maxLength: 12 },
      ),
      infusions: fc.array(fc.record({ time, number: whole, phase }), { maxLength: 60 }),
    }),
  )
  .map(({ base: shared, ...own }) => ({ ...shared, ...own }));

export const anyInfusions: fc.Arbitrary<InfusionsFigure> = fc
  .record({
    base,
    infusions: fc.array(
      fc.record({
        ...dose,
        number: whole,
        phase,
        at: instant,
        offset: fc.integer({ min: -720, max: 840 }),
        pre: value,
        preAt: fc.option(instant),
        visits: fc.array(fc.record({ visit: word, label: word, hours: value, total: value, change: value }), {
          maxLength: 6,
        }),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ base: shared, ...own }) => ({ ...shared, ...own }));
