import { describe, expect, it } from '@jest/globals';
import { NewProtocol } from '#contracts';
import { resolveProtocol } from './resolve-protocol.js';

const posted = (visits: object[], more: object = {}) => ({
  key: 'own',
  name: 'Own',
  anchor: 'first-infusion',
  baseline: 'pre',
  visits: [{ name: 'pre' }, ...visits],
  ...more,
});
const resolve = (...visits: object[]) => resolveProtocol(NewProtocol.parse(posted(visits)));
const problems = (body: object): string[] =>
  NewProtocol.safeParse(body).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('a protocol', () => {
  it('has windows between the midpoints of its targets where it names none', () => {
    const { visits } = resolve({ name: 'a', hours: 24 }, { name: 'b', hours: 48 }, { name: 'c', hours: 168 });
    expect(visits.map(({ after, until }) => [after, until])).toEqual([
      [null, null],
      [12, 36],
      [36, 108],
      [108, 228],
    ]);
  });

  it('may know its visits by name only', () => {
    expect(resolve({ name: 'a' }, { name: 'b' }).visits.map(({ hours }) => hours)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is refused with windows that overlap', () => {
    expect(() =>
      resolve({ name: 'a', hours: 24, after: 12, until: 40 }, { name: 'b', hours: 48, after: 36, until: 60 }),
    ).toThrow('The windows of a and b overlap');
  });

  it('is refused with every broken rule named', () => {
    const body = posted([{ name: 'a', hours: 48 }, { name: 'a', hours: 24, after: 30 }, { name: 'c' }], {
      baseline: 'c',
      forms: [{ instrument: 'pcl-5', visits: ['nowhere'] }],
    });
    expect(problems(body)).toEqual(
      expect.arrayContaining([
        'visits.2.name: the visit a stands twice',
        'baseline: must be the name of the first visit',
        'visits: either every visit after the baseline has hours, or none has',
        'visits.2.hours: hours must rise from visit to visit',
        'forms.0.visits.0: there is no visit nowhere',
      ]),
    );
  });
});
