import { textSize, titleSize } from './layout.js';

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
    titleLineHeight: Math.round(textSize * 1.3),
  },
  title: { fontSize: titleSize, lineHeight: Math.round(titleSize * 1.3), color: '#000' },
  text: { color: '#000' },
};
