import { describe, expect, it } from '@jest/globals';
import { NewProtocol } from '#contracts';
import { builtInProtocols, federProtocol, findBuiltInProtocol } from './feder.js';
import { resolveProtocol } from './resolve-protocol.js';

describe('the protocol of Feder et al. 2014', () => {
  it('keeps the rules that a posted protocol has to keep, and is its resolved form', () => {
    const { version, baselineMaxAgeHours, sources, visits, ...same } = federProtocol;
    const posted = NewProtocol.parse({
      ...same,
      baselineMaxAgeDays: baselineMaxAgeHours / 24,
      visits: visits.map(({ name, label, hours, after, until }) => ({
        name,
        label,
        hours: hours ?? undefined,
        after: after ?? undefined,
        until: until ?? undefined,
      })),
    });
    expect({ ...resolveProtocol(posted), sources }).toEqual({ ...federProtocol, version });
  });

  it('leaves the hours between 96 and 120 to no visit', () => {
    expect(federProtocol.visits.map(({ until }) => until)).toContain(96);
    expect(federProtocol.visits.map(({ after }) => after)).toContain(120);
  });

  it('is found by its key', () => {
    expect(findBuiltInProtocol('feder-2014')).toBe(federProtocol);
    expect(findBuiltInProtocol('feder-2015')).toBeUndefined();
    expect(builtInProtocols).toContain(federProtocol);
  });
});
