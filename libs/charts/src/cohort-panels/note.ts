import type { CohortFigure } from '../cohort-figure.js';
import { flowNote } from '../flow-note.js';
import { caveats } from '../visit-figure/caveats.js';
import { source } from '../visit-figure/note-parts.js';

/** The paragraphs under a figure of a cohort: what it says, how to read its marks, what to bear in mind, its source. */
export const cohortNote = (figure: CohortFigure, reading: string, marks: string): string[] =>
  [reading, marks, flowNote(figure.flow), ...caveats(figure), source(figure)].filter(
    (paragraph) => paragraph !== '',
  );
