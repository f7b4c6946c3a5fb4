import { lineHeight, textSize, titleSize } from './type-sizes.js';

/** DejaVu Sans is what the server draws with; Verdana is as wide, for readers who lack it. */
const font = 'DejaVu Sans, Verdana, sans-serif';

/** The description of the whole chart is read aloud; those of single marks would be built from users' words. */
export const chartConfig = {
  aria: false,
  font,
  view: { stroke: null },
  axis: {
    grid: false,
    domainColor: '#333',
    tickColor: '#333',
    labelColor: '#000',
    titleColor: '#000',
    labelFontSize: textSize,
    titleFontSize: textSize,
    titleFontWeight: 'normal',
    titleLineHeight: lineHeight(textSize),
  },
  title: { fontSize: titleSize, lineHeight: lineHeight(titleSize), color: '#000' },
  text: { color: '#000' },
};
