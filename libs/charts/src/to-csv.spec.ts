import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv } from './to-csv.js';

describe('toCsv', () => {
  it('writes a header and CRLF after every record', () => {
    expect(toCsv([{ arm: 'CBT', n: 18 }])).toBe('arm,n\r\nCBT,18\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv([{ a: 'x,y', b: 'say "so"', c: 'two\nlines' }])).toBe(
      'a,b,c\r\n"x,y","say ""so""","two\nlines"\r\n',
    );
  });

  it('keeps numbers typed and null empty', () => {
    expect(toCsv([{ a: -1.5, b: null, c: 30.3888888888889 }])).toBe('a,b,c\r\n-1.5,,30.3888888888889\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('disarms the text %j', (text) => {
    const [record] = parse(toCsv([{ text }]), { columns: true }) as { text: string }[];
    expect(record).toEqual({ text: `'${text}` });
  });

  it('has a header where there is no row', () => {
    expect(toCsv([], ['arm', 'n'])).toBe('arm,n\r\n');
    expect(toCsv([])).toBe('');
  });

  it('refuses numbers that CSV lacks', () => {
    expect(() => toCsv([{ n: NaN }])).toThrow('CSV has no number NaN');
  });

  it('is read back as it was written', () => {
    const harmless = fc.string({ unit: 'binary' }).filter((text) => !/^[=+\-@\t\r\uFEFF]/.test(text));
    const cells = fc.record({ text: harmless, number: fc.double({ noNaN: true, noDefaultInfinity: true }) });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
        const read = parse(toCsv(rows), { columns: true, record_delimiter: '\r\n' }) as Record<
          string,
          string
        >[];
        expect(read.map(({ text }) => text)).toEqual(rows.map(({ text }) => text));
        expect(read.map(({ number }) => Number(number))).toEqual(rows.map(({ number }) => number + 0));
      }),
    );
  });
});
