/** In px. */
export const plotWidth = 560;
/** From the ends of the plot to the first and the last time. */
export const inset = 20;
/** From the axis to the first row of the numbers at risk. */
export const atRiskTop = 64;
export const rowHeight = 18;
/** Between the bars at the ends of curves that end together. */
export const endStep = 9;
