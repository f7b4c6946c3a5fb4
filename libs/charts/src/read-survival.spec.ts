import { describe, expect, it } from '@jest/globals';
import { bthebSurvivalFigure, fddSurvivalFigure } from '../../../test/support/survival-figures.js';
import type { SurvivalFigure } from './cohort-figure.js';
import { describeSurvival } from './describe-survival.js';
import { readSurvival } from './read-survival.js';
import { survivalColumns, survivalTable } from './survival-table.js';

type Group = SurvivalFigure['groups'][number];

const read = (change: Partial<SurvivalFigure> = {}): string[] =>
  readSurvival({ ...fddSurvivalFigure(), ...change });

const withGroup = (change: Partial<Group>): Pick<SurvivalFigure, 'groups'> => ({
  groups: fddSurvivalFigure().groups.map((group, index) => (index === 0 ? { ...group, ...change } : group)),
});

const alone = (change: Partial<Group> = {}): Pick<SurvivalFigure, 'groups'> => ({
  groups: withGroup({ arm: null, ...change }).groups.slice(0, 1),
});

describe('readSurvival', () => {
  it('tells events, median and where the curve ends', () => {
    // R, BtheB: 30 of 52, median 90 days (90 to 240), at day 240 survival 0.18 (0.08 to 0.41).
    const text = readSurvival(bthebSurvivalFigure());
    const last = bthebSurvivalFigure().groups[1]?.steps.at(-1);
    const responded = (survival: number | null | undefined): string =>
      (100 - 100 * Number(survival)).toFixed(0);
    expect(text).toContain('In the BtheB arm 30 of 52 patients responded.');
    expect(text).toContain('The median time to the first response was 90 days (95 % CI 90 to 240).');
    expect(text).toContain(
      `At 240 days, where the curve ends, an estimated ${responded(last?.survival)} % had responded ` +
        `(95 % CI ${responded(last?.upper)} to ${responded(last?.lower)}).`,
    );
  });

  it('says why a median cannot be told, and which end of its interval', () => {
    expect(read()[1]).toBe(
      'The median time to the first response cannot be told, since the curve does not reach 50 % ' +
        '(95 % CI from 42 days, its upper end cannot be told).',
    );
    expect(read(withGroup({ median: { time: null, lower: null, upper: null } }))[1]).toContain(
      '(no interval)',
    );
    expect(read(withGroup({ median: { time: 24, lower: null, upper: 48 } }))[1]).toBe(
      'The median time to the first response was 1 day (95 % CI up to 2 days, its lower end cannot be told).',
    );
    const steps = (fddSurvivalFigure().groups[0]?.steps ?? []).map((step) => ({ ...step, survival: 0.2 }));
    expect(read(withGroup({ steps }))[1]).toMatch(/^The median time to the first response cannot be told \(/);
  });

  it('says of a share without an interval that there is none', () => {
    const steps = (fddSurvivalFigure().groups[0]?.steps ?? []).map((step) => ({ ...step, lower: null }));
    expect(read(withGroup({ steps }))[2]).toBe(
      'At 90 days, where the curve ends, an estimated 46 % had responded (no interval).',
    );
  });

  it('tells the loss of a response', () => {
    const text = read({ event: 'loss' });
    expect(text[0]).toBe('In the CBT arm 10 of 23 patients who had responded lost the response.');
    expect(text[1]).toContain('The median time from the first response to its loss cannot be told');
    // R: survival 0.538 (0.312 to 0.720) at day 90.
    expect(text[2]).toBe(
      'At 90 days, where the curve ends, an estimated 54 % were still in response (95 % CI 31 to 72).',
    );
  });

  it('names groups as they are', () => {
    expect(read(alone())[0]).toBe('10 of 23 patients responded.');
    expect(read(withGroup({ arm: null }))[0]).toBe(
      'Among the patients without an arm 10 of 23 patients responded.',
    );
    expect(read({ hasControl: false })[0]).toContain('In the CBT group');
  });

  it('says that there is nobody to follow', () => {
    expect(read(withGroup({ n: 0, steps: [] }))[0]).toBe(
      'In the CBT arm there is no patient to follow, so nothing can be told.',
    );
    expect(read(alone({ n: 0, steps: [] })).slice(0, 2)).toEqual([
      'There is no curve to show.',
      'There is no patient to follow, so nothing can be told.',
    ]);
    expect(read({ groups: [] })[0]).toBe('There is no curve to show.');
  });

  it('counts hours up to ten days', () => {
    const steps = (fddSurvivalFigure().groups[0]?.steps ?? []).map((step) => ({
      ...step,
      time: step.time / 24,
    }));
    const text = read(alone({ steps, median: { time: 41.5, lower: 1, upper: 90 } }));
    expect(text[1]).toBe('The median time to the first response was 41.5 hours (95 % CI 1 to 90).');
  });

  it('says what is estimated, what censors, and that censoring between visits is ignored', () => {
    const text = read().join(' ');
    expect(text).toContain('Response: at least 50 % below the own baseline.');
    expect(text).toContain('drawn is the share that has responded, 1 − survival.');
    expect(text).toContain('Censored: at the last visit with a score, without a response until then.');
    expect(text).toContain('interval censoring between visits is ignored, so that times are too late');
    expect(read({ event: 'loss' }).join(' ')).toContain('interval censoring between visits is ignored.');
    expect(text).not.toContain('no control group');
    expect(read({ hasControl: false }).join(' ')).toContain('There is no control group');
  });

  it('says of a loss that only responders are compared', () => {
    const words = 'the groups are no longer alike by chance';
    expect(read({ event: 'loss' }).join(' ')).toContain(words);
    expect(read({ event: 'loss', ...alone() }).join(' ')).not.toContain(words);
    expect(read().join(' ')).not.toContain(words);
  });

  it('judges nothing and has no p', () => {
    for (const event of ['response', 'loss'] as const)
      expect(read({ event }).join(' ')).not.toMatch(/signific|recommend|should|diagnos|log-rank|p [0-9<]/i);
  });
});

describe('describeSurvival', () => {
  it('tells title, reading, every step, the test and the flow', () => {
    const figure = fddSurvivalFigure();
    const text = describeSurvival(figure);
    expect(text).toContain(`${figure.title}.`);
    for (const sentence of readSurvival(figure)) expect(text).toContain(sentence);
    const percent = (survival: number | null): string => (100 * (1 - Number(survival))).toFixed(1);
    for (const { steps } of figure.groups)
      for (const { time, atRisk, events, censored, survival, lower, upper } of steps)
        expect(text).toContain(
          `${time / 24} days: at risk ${atRisk}, events ${events}, censored ${censored}, has responded ` +
            `${percent(survival)} %, ${lower === null ? 'no interval' : `95 % interval ${percent(upper)} to ${percent(lower)}`}`,
        );
    expect(text).toContain('CBT: n 23, events 10, median cannot be told, 95 % CI from 42 days');
    expect(text).toContain('chi-squared 0.01, df 1, p 0.912.');
    expect(text).toContain('Patients: CBT treated 26');
  });

  it('says that newer entries wait, and nothing of a test of one group', () => {
    const { usermeta } = fddSurvivalFigure();
    const text = describeSurvival({
      ...fddSurvivalFigure(),
      ...alone(),
      logRank: null,
      event: 'loss',
      usermeta: { ...usermeta, current: false },
    });
    expect(text).toContain('Newer entries are not yet included.');
    expect(text).not.toContain('Log-rank');
    expect(text).toContain('still in response 63.6 %');
    expect(describeSurvival(bthebSurvivalFigure())).toContain('median 90 days, 95 % CI 90 to 240');
  });
});

describe('survivalTable', () => {
  it('has every step with what is drawn and the median, unrounded, with its columns in order', () => {
    const figure = bthebSurvivalFigure();
    const table = survivalTable(figure);
    for (const row of table) expect(Object.keys(row)).toEqual([...survivalColumns]);
    expect(table).toMatchObject(
      figure.groups.flatMap(({ arm, median, steps }) =>
        steps.map(({ time, atRisk, events, censored, survival, lower, upper }) => ({
          arm,
          hours: time,
          atRisk,
          events,
          censored,
          survival,
          lower,
          upper,
          share: 1 - survival,
          shareLower: upper === null ? null : 1 - upper,
          shareUpper: lower === null ? null : 1 - lower,
          median: median.time,
          medianLower: median.lower,
          medianUpper: median.upper,
        })),
      ),
    );
    // Five visits of two arms, the baseline among them.
    expect(table).toHaveLength(10);
  });
});
