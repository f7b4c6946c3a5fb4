import { describe, expect, it } from '@jest/globals';
import { judge, type Verdict } from './judge.js';
import { nastyTrial, type NastyTrial } from './nasty-trial.js';

/** `npm run nasty` judges 1 000 trials, and says how it gets on; the tests a sample of them. */
const sets = Number(process.env['NASTY_SETS'] ?? 30);
const first = Number(process.env['NASTY_SEED'] ?? 1);
const isAll = process.env['NASTY_SETS'] !== undefined;

/** On each of these the model once said something wrong. */
const onceWrong = [40, 48, 156, 195, 337, 355, 387, 418, 441, 737, 865, 922, 945];
const consecutive = Array.from({ length: sets }, (_, index) => first + index);
const seeds = isAll ? consecutive : [...consecutive, ...onceWrong];

const say = (line: string): void => {
  if (isAll) process.stderr.write(`${line}\n`);
};

function verdictOf(trial: NastyTrial): Verdict {
  try {
    return judge(trial);
  } catch (error) {
    return { outcome: 'failed', faults: [String(error)] };
  }
}

describe('the mixed model of nasty trials', () => {
  it('is a maximum that the rows confirm, or is refused for a reason that they confirm', () => {
    const outcomes = new Map<string, number>();
    const faulty: string[] = [];
    say(`seeds ${first} to ${first + sets - 1}`);
    for (const seed of seeds) {
      const trial = nastyTrial(seed);
      const { outcome, faults } = verdictOf(trial);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (faults.length > 0) {
        const made = `${trial.nastiness.join(', ')}; ${JSON.stringify(trial.options)}`;
        faulty.push(`seed ${seed}, ${outcome}: ${faults.slice(0, 4).join('; ')} (${made})`);
        say(faulty.at(-1)!);
      }
      if ((seed - first) % 50 === 49) say(`${seed - first + 1} of ${sets}, ${faulty.length} with faults`);
    }
    for (const [outcome, count] of outcomes) say(`${String(count).padStart(6)}  ${outcome}`);
    expect(faulty).toEqual([]);
  }, 900_000);
});
