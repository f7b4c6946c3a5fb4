import fc from 'fast-check';

/** Each changes what the fact says from then on; a value after a withdrawal takes the withdrawal back. */
export type Amendment = { withdrawn: true } | { total: number } | { hours: number };

export interface Form {
  /** Index of the course it names; null: of the patient alone. */
  course: number | null;
  hours: number;
  visit: string | null;
  total: number;
  amendments: Amendment[];
}
export interface Infusion {
  hours: number;
  amendments: Amendment[];
}
export interface Course {
  protocol: 'feder-2014' | 'by-name';
  arm: string;
  infusions: Infusion[];
}
export interface Patient {
  courses: Course[];
  forms: Form[];
}

export const VISITS = ['before', 'middle', 'after'];

const total = fc.integer({ min: 0, max: 80 });
const hours = fc.integer({ min: -200, max: 260 });
const withdrawal = fc.constant<Amendment>({ withdrawn: true });
const formAmendment = fc.oneof(withdrawal, fc.record({ total }), fc.record({ hours }));
const infusionAmendment = fc.oneof(withdrawal, fc.record({ hours }));
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 2 });

const course: fc.Arbitrary<Course> = fc.record({
  protocol: fc.constantFrom('feder-2014' as const, 'by-name' as const),
  arm: fc.constantFrom('ketamine', 'midazolam'),
  infusions: few(fc.record({ hours: fc.integer({ min: 0, max: 300 }), amendments: few(infusionAmendment) })),
});

/** Forms with a time; a course takes one form a named visit, so those are made from its visits. */
const timed = (courses: Course[]): fc.Arbitrary<Form> =>
  fc.record({
    course: fc.constantFrom(null, ...courses.keys()),
    hours,
    visit: fc.constant(null),
    total,
    amendments: few(formAmendment),
  });

const named = (courses: Course[]): fc.Arbitrary<Form[]> =>
  fc
    .subarray(
      courses.flatMap(({ protocol }, index) =>
        protocol === 'by-name' ? VISITS.map((visit) => ({ course: index, visit })) : [],
      ),
    )
    .chain((places) =>
      fc.tuple(
        ...places.map((place) =>
          fc.record({ hours, total, amendments: few(formAmendment) }).map((form) => ({ ...form, ...place })),
        ),
      ),
    );

const patient: fc.Arbitrary<Patient> = fc
  .array(course, { minLength: 1, maxLength: 2 })
  .chain((courses) =>
    fc
      .tuple(fc.array(timed(courses), { maxLength: 5 }), named(courses))
      .map(([byTime, byName]) => ({ courses, forms: [...byTime, ...byName] })),
  );

export const trial = fc.array(patient, { minLength: 1, maxLength: 4 });
