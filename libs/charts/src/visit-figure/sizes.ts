/** In px. */
export const plotHeight = 300;
