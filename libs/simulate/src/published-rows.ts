/** What was published and is aimed at; docs/methods/simulator.md says how closely each row is met. */
export const publishedRows = {
  openInduction: {
    source: 'Earleywine et al., preprint: open IV ketamine, 6 sessions or more, PCL-5, n = 117',
    before: { mean: 52.39, standardDeviation: 11.9 },
    after: { mean: 29.42, standardDeviation: 16.52 },
  },
  clinicResponse: {
    source: 'Osmind clinics, retrospective, IV: PCL-5 lower by 30 % or more; four infusions within 28 days',
    afterInfusion1: 0.27,
    byInfusion6: 0.7,
    fourInfusionsIn28Days: 0.82,
    /** From about 47 to about 27. */
    dropAfterInfusion4: 20,
  },
  repeatedTrial: {
    source: 'Feder et al. 2021, Am J Psychiatry 178:193-202: six infusions in two weeks, CAPS-5 at week 2',
    response: { ketamine: 10 / 15, midazolam: 3 / 15 },
    standardisedDifference: 1.13,
    /** Median of the ketamine responders, after the two weeks of infusions. */
    daysToLossOfResponse: 27.5,
  },
  crossover: {
    source:
      'Feder et al. 2014, JAMA Psychiatry 71:681-688: IES-R 24 h after one infusion, midazolam less ketamine',
    difference: 12.7,
    interval: [2.5, 22.8],
  },
} as const;
