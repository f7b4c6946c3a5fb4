export { renderPng, type PngOptions } from './render-png.js';
export { renderSvg } from './render-svg.js';
export { RenderError } from './strict-logger.js';
