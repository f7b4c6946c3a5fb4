/** In px. */
export const titleSize = 15;
export const textSize = 12;
export const smallSize = 11;
export const margin = 14;
export const plotWidth = 640;
/** Left of the plot: the names of the lanes, or the axis with its title. */
export const leftWidth = 168;
/** Right of the plot: the last label may reach over its end. */
export const rightWidth = 44;
export const plotHeight = 280;

export const lineHeight = (fontSize: number): number => Math.round(fontSize * 1.3);
