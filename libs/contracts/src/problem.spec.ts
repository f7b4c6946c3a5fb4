import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { problems, refuseField } from './problem.js';

const documented = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, code, status, title, advice]) => ({ code, status, title, advice }));

describe('docs/errors.md', () => {
  it('lists exactly the codes of the catalogue, in its order, with their statuses and titles', () => {
    expect(documented.map(({ code, status, title }) => ({ code, status, title }))).toEqual(
      Object.entries(problems).map(([code, { status, title }]) => ({
        code: `\`${code}\``,
        status: String(status),
        title,
      })),
    );
  });

  it('says of each what to do', () => {
    expect(documented.filter(({ advice = '' }) => advice.length < 10)).toEqual([]);
  });
});

describe('the refusal of a field', () => {
  it('names the field once as a pointer and says why in both places', () => {
    const { code, message, errors } = refuseField('/visits/1/hours', 'order', 'hours must rise');
    expect({ code, message, errors }).toEqual({
      code: 'invalid',
      message: 'hours must rise',
      errors: [{ pointer: '/visits/1/hours', rule: 'order', detail: 'hours must rise' }],
    });
  });
});
