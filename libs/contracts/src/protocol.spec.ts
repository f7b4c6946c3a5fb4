import { describe, expect, it } from '@jest/globals';
import { NewProtocol } from './protocol.js';

const body = (visits: unknown[], more: object = {}) => ({
  key: 'own',
  name: 'Own',
  anchor: 'first-infusion',
  baseline: 'pre',
  visits: [{ name: 'pre' }, ...visits],
  ...more,
});

const pathsOf = (posted: unknown): string[] =>
  NewProtocol.safeParse(posted).error?.issues.map(({ path }) => path.join('.')) ?? [];

const day = { name: '24h', hours: 24, after: 12, until: 36 };

describe('a posted protocol', () => {
  it('looks back 14 days for the baseline and asks no forms unless it says so', () => {
    expect(NewProtocol.parse(body([day]))).toMatchObject({ baselineMaxAgeDays: 14, forms: [] });
  });

  it('may give its baseline 0 hours', () => {
    expect(pathsOf({ ...body([]), visits: [{ name: 'pre', hours: 0 }, day] })).toEqual([]);
  });

  it('may close a window on its own target, and give one side only', () => {
    expect(pathsOf(body([{ name: 'a', hours: 24, until: 24 }]))).toEqual([]);
  });

  it('may let a window begin where the one before ends', () => {
    expect(pathsOf(body([day, { name: '48h', hours: 48, after: 36, until: 60 }]))).toEqual([]);
  });
});

describe('a protocol is refused', () => {
  it.each<[string, unknown, string[]]>([
    ['with an unknown anchor', body([day], { anchor: 'discharge' }), ['anchor']],
    ['with a field it does not know', body([day], { color: 'red' }), ['']],
    ['with a baseline that is not its first visit', body([day], { baseline: '24h' }), ['baseline']],
    ['without a visit after the baseline', body([]), ['visits']],
    [
      'with more than 60 visits',
      body(Array.from({ length: 60 }, (_, index) => ({ name: `T${index}` }))),
      ['visits'],
    ],
    ['with a name of 41 characters', body([{ name: 'x'.repeat(41) }]), ['visits.1.name']],
    ['with a visit twice', body([{ name: 'a' }, { name: 'a' }]), ['visits.2.name']],
    ['with endless hours', body([{ name: 'a', hours: Infinity }]), ['visits.1.hours']],
    ['with hours that are no number', body([{ name: 'a', hours: NaN }]), ['visits.1.hours']],
    ['with a visit at 0 hours after the baseline', body([{ name: 'a', hours: 0 }]), ['visits.1.hours']],
    [
      'with equal hours',
      body([day, { name: 'b', hours: 24, after: 36, until: 48 }]),
      ['visits.2.hours', 'visits.2.after'],
    ],
    ['with hours at some visits only', body([day, { name: 'b' }]), ['visits']],
    ['with a window without hours', body([{ name: 'a', until: 36 }]), ['visits.1.hours']],
    ['with a window that begins at its target', body([{ ...day, after: 24 }]), ['visits.1.after']],
    ['with a window that ends before its target', body([{ ...day, until: 23 }]), ['visits.1.until']],
    [
      'with windows that overlap',
      body([day, { name: 'b', hours: 48, after: 35, until: 60 }]),
      ['visits.2.after'],
    ],
    [
      'with a window over one left to the midpoints',
      body([
        { ...day, until: 40 },
        { name: 'b', hours: 48 },
      ]),
      ['visits.2.after'],
    ],
    ['with a baseline of no age', body([day], { baselineMaxAgeDays: 0 }), ['baselineMaxAgeDays']],
    [
      'with a form at a visit it has not',
      body([day], { forms: [{ instrument: 'pcl-5', recall: 'P1D', visits: ['pre', 'later'] }] }),
      ['forms.0.visits.1'],
    ],
  ])('%s', (_, posted, paths) => {
    expect(pathsOf(posted)).toEqual(paths);
  });

  it('with a baseline away from 0 hours or with a window', () => {
    const visits = [{ name: 'pre', hours: 1, after: 0, until: 2 }, day];
    expect(pathsOf({ ...body([]), visits })).toEqual(['visits.0.hours', 'visits.0.after', 'visits.0.until']);
  });
});
