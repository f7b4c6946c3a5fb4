/** In px; the same in every chart. */
export const titleSize = 15;
export const textSize = 12;
export const noteSize = 11;
export const margin = 14;

export const lineHeight = (fontSize: number): number => Math.round(fontSize * 1.3);
