import { describe, expect, it } from '@jest/globals';
import { NewProtocol } from '#contracts';
import { findBuiltIn } from '#instruments';
import { resolveProtocol } from '../resolve-protocol.js';
import { federProtocol } from './feder-2014.js';
import { builtInProtocols, findBuiltInProtocol } from './registry.js';

describe.each(builtInProtocols.map((protocol) => [protocol.key, protocol] as const))(
  'the protocol %s',
  (key, protocol) => {
    it('keeps the rules that a posted protocol has to keep, and is its resolved form', () => {
      const { version, baselineMaxAgeHours, sources, visits, ...same } = protocol;
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
      expect({ ...resolveProtocol(posted), sources }).toEqual({ ...protocol, version });
    });

    it('asks for forms in recalls that the instrument has', () => {
      for (const { instrument, recall } of protocol.forms)
        expect(findBuiltIn(instrument)?.recalls).toContain(recall);
    });

    it('asks for no form whose recall reaches back past the anchor, but for the IES-R of the trial', () => {
      const hoursOf = { P1D: 24, P7D: 168, P14D: 336 } as Record<string, number>;
      for (const { instrument, recall, visits } of protocol.forms)
        for (const { name, hours } of protocol.visits)
          if (visits.includes(name) && name !== protocol.baseline && instrument !== 'ies-r')
            expect(hours).toBeGreaterThanOrEqual(hoursOf[recall ?? ''] ?? 0);
    });

    it('names its sources and fits into a cohort whole', () => {
      expect(protocol.sources?.length).toBeGreaterThan(0);
      expect(protocol.visits.length).toBeLessThanOrEqual(11);
    });

    it('is found by its key', () => {
      expect(findBuiltInProtocol(key)).toBe(protocol);
    });
  },
);

describe('feder-2014', () => {
  it('leaves the hours between 96 and 120 to no visit', () => {
    expect(federProtocol.visits.map(({ until }) => until)).toContain(96);
    expect(federProtocol.visits.map(({ after }) => after)).toContain(120);
  });
});

describe('a key that nobody ships', () => {
  it('is not found', () => {
    expect(findBuiltInProtocol('feder-2015')).toBeUndefined();
  });
});
