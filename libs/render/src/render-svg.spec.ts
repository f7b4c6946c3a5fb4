import { describe, expect, it, jest } from '@jest/globals';
import { meanCurve, type Json, type VegaLiteSpec } from '#charts';
import { Resvg } from '@resvg/resvg-js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fddFigure, withArms, withVisit } from '../../../test/support/mean-curve-figures.js';
import { renderSvg } from './render-svg.js';
import { RenderError } from './strict-logger.js';

const defaults = { x: 'visit', y: 'full', bars: 'se' } as const;

const tableOf = (data: Json): VegaLiteSpec => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  description: 'Rows of a file',
  data,
  mark: 'text',
  encoding: { text: { field: 'secret', type: 'nominal' } },
});

/** The renderer of PNG reads XML strictly, so what it accepts is well-formed. */
const isWellFormed = (svg: string): boolean => new Resvg(svg).width > 0;

describe('renderSvg', () => {
  it('draws the figure with its title, arms, visits and counts', async () => {
    const figure = fddFigure();
    const svg = await renderSvg(meanCurve(figure, defaults));
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    for (const text of [figure.title, 'CBT', 'EMDR', 'T1', 'T2', 'T3', 'Bars: mean ± SE'])
      expect(svg).toContain(text);
    for (const { n } of figure.groups.flatMap(({ visits }) => visits)) expect(svg).toContain(`>${n}</text>`);
  });

  it('puts the counts under the ticks of their visits', async () => {
    const svg = await renderSvg(meanCurve(fddFigure(), defaults));
    const xAxis = svg.split('role-axis').find((part) => part.includes('y2="5"')) ?? '';
    const ticks = [...xAxis.matchAll(/translate\(([\d.]+),0\)" x2="0" y2="5"/g)].map((match) =>
      Number(match[1]),
    );
    const labels = ['T1', 'T2', 'T3'].map((visit) => {
      const [, x] = new RegExp(`translate\\(([\\d.]+),[\\d.]+\\)[^>]*>(?:<tspan>)?${visit}<`).exec(svg) ?? [];
      return Number(x);
    });
    expect(ticks).toHaveLength(3);
    for (const [index, x] of labels.entries()) expect(Math.abs(x - (ticks[index] ?? NaN))).toBeLessThan(1);
  });

  it('is one picture with a name and a description', async () => {
    const figure = { ...fddFigure(), title: 'A & B <"quoted">' };
    const spec = meanCurve(figure, defaults);
    const svg = await renderSvg(spec);
    expect(svg).toMatch(/^<svg role="img" aria-label="A &amp; B &lt;&quot;quoted&quot;&gt;"/);
    expect(svg).toContain('<title>A &amp; B &lt;&quot;quoted&quot;&gt;</title>');
    expect(svg).toContain('<desc>A &amp; B');
    expect(isWellFormed(svg)).toBe(true);
  });

  it('is well-formed XML whatever the arms are called', async () => {
    const arms = [
      '__proto__',
      `a'b"]`,
      '<script>alert(1)</script>',
      'a\u0000b\u0008',
      '\uD800',
      'x.y[0]',
      ']]>',
    ];
    for (const x of ['visit', 'hours'] as const) {
      const svg = await renderSvg(meanCurve(withArms(fddFigure(), arms), { ...defaults, x }));
      expect(isWellFormed(svg)).toBe(true);
      expect(svg).not.toContain('<script');
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(svg).toContain('__proto__');
    }
  });

  it('breaks the line at a visit without a mean', async () => {
    const curves = async (figure: ReturnType<typeof fddFigure>): Promise<string[]> => {
      const svg = await renderSvg(meanCurve(figure, defaults));
      return [
        ...svg.matchAll(/<path d="(M[^"]*)" stroke="#[^"]*" stroke-width="2" stroke-dasharray/g),
      ].flatMap((match) => match[1] ?? []);
    };
    const none = { n: 0, mean: null, se: null, lower: null, upper: null };
    const whole = await curves(fddFigure());
    const broken = await curves(withVisit(fddFigure(), 'CBT', 'T2', none));
    expect(whole.map((path) => path.match(/L/g)?.length)).toEqual([2, 2]);
    expect(broken.map((path) => path.match(/L/g)?.length)).toEqual([undefined, 2]);
  });

  it('gives the same picture again', async () => {
    const spec = meanCurve(fddFigure(), defaults);
    const [first, second] = await Promise.all([renderSvg(spec), renderSvg(spec)]);
    expect(first).toBe(second);
    expect(first).toContain('<clipPath id="clip0">');
  });
});

describe('a specification that is not ours', () => {
  it('reads no file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'render-'));
    try {
      const file = join(directory, 'secret.csv');
      writeFileSync(file, 'secret\ntopsecret\n');
      for (const url of [`file://${file}`, file, 'file:///etc/passwd'])
        await expect(renderSvg(tableOf({ url, format: { type: 'csv' } }))).rejects.toThrow(
          `A figure may not load ${url}`,
        );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('calls no address', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end('secret\ntopsecret\n');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/rows.csv`;
    try {
      await expect(renderSvg(tableOf({ url: address }))).rejects.toThrow(RenderError);
      const picture = { ...tableOf({ values: [{ address }] }), mark: 'image' };
      const svg = await renderSvg({ ...picture, encoding: { url: { field: 'address', type: 'nominal' } } });
      expect(svg).toContain('xlink:href=""');
      expect(asked).toEqual([]);
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  });

  it('throws what vega would warn of, and prints nothing', async () => {
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const spies = methods.map((method) => jest.spyOn(console, method).mockImplementation(() => undefined));
    try {
      const values = [{ a: 1 }];
      const dropped = {
        ...tableOf({ values }),
        encoding: { x: { field: 'a', type: 'quantitative' }, shape: { field: 'a' } },
      };
      await expect(renderSvg({ ...dropped, mark: 'bar' })).rejects.toThrow(RenderError);
      await expect(renderSvg({ ...dropped, mark: 'nonsense' })).rejects.toThrow(RenderError);
      await expect(renderSvg(tableOf({ url: 'file:///etc/passwd' }))).rejects.toThrow(RenderError);
      await renderSvg(meanCurve(fddFigure(), defaults));
      for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});
