import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorOf } from './anchor.js';
import { course, infusion, patients, score, START } from './feder-patients.arbitrary.js';
import { HOUR, type AssessmentFact } from './facts.js';
import { federProtocol } from './protocols/feder-2014.js';
import { placeScores } from './visit-windows.js';

const one = [infusion(1, START)];

const place = (assessments: AssessmentFact[], infusions = one) => {
  const { byVisit, reasons } = placeScores(federProtocol, anchorOf(course, infusions, 0), assessments);
  return {
    visits: Object.fromEntries([...byVisit].map(([visit, { id }]) => [visit, id])),
    reasons: Object.fromEntries(reasons),
  };
};

describe('the baseline', () => {
  it('is the last score before the infusion: two minutes before counts, two minutes after does not', () => {
    const { visits, reasons } = place([
      score('screening', -72, 60n),
      score('before', -2 / 60, 55n),
      score('after', 2 / 60, 50n),
    ]);
    expect(visits).toEqual({ baseline: 'before' });
    expect(reasons).toEqual({ screening: 'not-last-before-infusion', after: 'outside-windows' });
  });

  it('is never taken at the very start of the infusion', () => {
    expect(place([score('at-start', 0, 50n)]).visits).toEqual({});
  });

  it('may be fourteen days old and no older', () => {
    expect(place([score('old', -14 * 24, 50n)]).visits).toEqual({ baseline: 'old' });
    expect(place([score('older', -14 * 24 - 1 / 60, 50n)]).reasons).toEqual({ older: 'baseline-too-old' });
  });

  it('is looked for among the scored forms only', () => {
    const { visits, reasons } = place([score('scored', -48, 55n), score('blank', -1, null)]);
    expect(visits).toEqual({ baseline: 'scored' });
    expect(reasons).toEqual({ blank: 'no-total' });
  });
});

describe('a window', () => {
  it('excludes its beginning and includes its end', () => {
    expect(place([score('a', 12, 40n)]).reasons).toEqual({ a: 'outside-windows' });
    expect(place([score('a', 12 + 1 / 60, 40n)]).visits).toEqual({ '24h': 'a' });
    expect(place([score('a', 36, 40n)]).visits).toEqual({ '24h': 'a' });
    expect(place([score('a', 36 + 1 / 60, 40n)]).visits).toEqual({ '48h': 'a' });
  });

  it('takes the score nearest to its target, and of two equally near ones the later', () => {
    expect(place([score('far', 14, 40n), score('near', 25, 41n)]).visits).toEqual({ '24h': 'near' });
    const tie = place([score('later', 26, 40n), score('earlier', 22, 41n)]);
    expect(tie.visits).toEqual({ '24h': 'later' });
    expect(tie.reasons).toEqual({ earlier: 'closer-score-in-window' });
  });

  it('takes of two scores of one instant the one that arrived later', () => {
    const { visits } = place([score('a', 24, 40n, { received: 1 }), score('b', 24, 41n, { received: 2 })]);
    expect(visits).toEqual({ '24h': 'b' });
  });

  it('ends at the next infusion: a score after it is never a post-value of the one before', () => {
    const infusions = [infusion(1, START), infusion(2, START + 30 * HOUR)];
    const { visits, reasons } = place([score('a', 30, 40n), score('b', 48, 35n)], infusions);
    expect(visits).toEqual({ '24h': 'a' });
    expect(reasons).toEqual({ b: 'after-next-infusion' });
  });

  it('is ended by an infusion of another course of the patient too', () => {
    const other = { ...infusion(1, START + 30 * HOUR), id: 'other', courseId: 'course-2' };
    expect(place([score('b', 48, 35n)], [...one, other]).reasons).toEqual({ b: 'after-next-infusion' });
  });
});

describe('a score named for a visit', () => {
  it('stands there whatever its time, before a timed one', () => {
    const named = score('named', 90, 30n, { visit: '24h', courseId: course.id });
    const { visits, reasons } = place([named, score('timed', 24, 40n)]);
    expect(visits).toEqual({ '24h': 'named' });
    expect(reasons).toEqual({ timed: 'named-visit-taken' });
  });

  it('is told apart when the protocol has no such visit', () => {
    const named = score('named', null, 30n, { visit: 'week 9', courseId: course.id });
    expect(place([named]).reasons).toEqual({ named: 'unknown-visit' });
  });
});

it('every score stands at one visit or has a reason, and no visit has two', () => {
  fc.assert(
    fc.property(patients, ({ infusions, assessments }) => {
      const { byVisit, reasons } = placeScores(federProtocol, anchorOf(course, infusions, 0), assessments);
      const standing = [...byVisit.values()].map(({ id }) => id);
      expect(new Set(standing).size).toBe(standing.length);
      for (const { id } of assessments) expect(standing.includes(id)).toBe(!reasons.has(id));
    }),
  );
});

it('no score after the next infusion stands at a visit', () => {
  fc.assert(
    fc.property(patients, ({ infusions, assessments }) => {
      const { byVisit } = placeScores(federProtocol, anchorOf(course, infusions, 0), assessments);
      const next = infusions[1]?.startedAt ?? Infinity;
      for (const { at } of byVisit.values()) expect(at ?? 0).toBeLessThanOrEqual(next);
    }),
  );
});

describe('distances are compared exactly', () => {
  const at33 = {
    ...federProtocol,
    visits: [
      { name: 'baseline', label: 'Baseline', hours: 0, after: null, until: null },
      { name: '33h', label: '33 h', hours: 33, after: 0.1, until: 66.7 },
    ],
  };
  const standingAt33 = (...milliseconds: number[]) => {
    const rows = milliseconds.map((after) => score(String(after), null, 1n, { at: START + after }));
    return placeScores(at33, anchorOf(course, one), rows).byVisit.get('33h')?.id;
  };

  it('of two equally near scores the later one stands, to the millisecond', () => {
    const target = 33 * HOUR;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * HOUR }), (off) => {
        expect(standingAt33(target - off, target + off)).toBe(String(target + off));
        expect(standingAt33(target - off, target + off + 1)).toBe(String(target - off));
      }),
    );
  });

  it('a window of 0.1 h to 66.7 h opens after its 360 000th millisecond and holds its 240 120 000th', () => {
    expect([360_000, 360_001].map((after) => standingAt33(after))).toEqual([undefined, '360001']);
    expect([240_120_000, 240_120_001].map((after) => standingAt33(after))).toEqual(['240120000', undefined]);
  });
});

it('of two scores of one instant that arrived together the larger id stands', () => {
  expect(place([score('a', 24, 40n), score('b', 24, 41n)]).visits).toEqual({ '24h': 'b' });
});

it('a withdrawn score stands nowhere and gives way to the next', () => {
  const { visits, reasons } = place([score('a', 24, 40n, { withdrawn: true }), score('b', 20, 41n)]);
  expect(visits).toEqual({ '24h': 'b' });
  expect(reasons).toEqual({ a: 'withdrawn' });
});

it('of two scores that name one visit the later stands', () => {
  const named = (id: string, hours: number | null) =>
    score(id, hours, 30n, { visit: '24h', courseId: course.id });
  const { visits, reasons } = place([named('timeless', null), named('early', 20), named('late', 30)]);
  expect(visits).toEqual({ '24h': 'late' });
  expect(reasons).toEqual({ early: 'named-visit-taken', timeless: 'named-visit-taken' });
});

it('a named baseline goes before the last score', () => {
  const named = score('named', -200, 30n, { visit: 'baseline', courseId: course.id });
  const { visits, reasons } = place([named, score('last', -1, 40n)]);
  expect(visits).toEqual({ baseline: 'named' });
  expect(reasons).toEqual({ last: 'named-visit-taken' });
});
