import { describe, expect, it } from '@jest/globals';
import { meanCurve } from '#charts';
import { fddFigure } from '../../../test/support/mean-curve-figures.js';
import { renderPng } from './render-png.js';
import { renderSvg } from './render-svg.js';

/** Width and height stand at fixed places in the first chunk of a PNG. */
const sizeOf = (png: Buffer): { width: number; height: number } => ({
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
});

const square = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40">${content}</svg>`;

describe('renderPng', () => {
  it('has two pixels to a px, or as many as asked for', async () => {
    const svg = await renderSvg(meanCurve(fddFigure(), { x: 'visit', y: 'full', bars: 'se' }));
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = renderPng(svg);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(sizeOf(png)).toEqual({ width: 2 * Number(width), height: 2 * Number(height) });
    expect(sizeOf(renderPng(svg, { scale: 1 }))).toEqual({ width: Number(width), height: Number(height) });
  });

  it('draws text with the fonts it brings along', () => {
    const text = '<text y="20" font-family="DejaVu Sans, Verdana, sans-serif">Ketamine</text>';
    expect(renderPng(square(text)).equals(renderPng(square('')))).toBe(false);
  });

  it('has the same bytes again', () => {
    expect(
      renderPng(square('<text y="20">a</text>')).equals(renderPng(square('<text y="20">a</text>'))),
    ).toBe(true);
  });

  it('refuses pictures inside the picture', () => {
    expect(() => renderPng(square('<image href="/etc/passwd"/>'))).toThrow('A figure holds no pictures');
  });
});
