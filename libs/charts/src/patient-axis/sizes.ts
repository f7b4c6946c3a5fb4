/** In px. */
export const plotWidth = 640;
/** Left of the plot: the names of the lanes, or the axis with its title. */
export const leftWidth = 168;
/** Right of the plot: the last label may reach over its end. */
export const rightWidth = 44;
export const plotHeight = 280;
