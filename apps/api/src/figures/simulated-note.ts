/** What a figure of made-up data has to say. */
export const simulatedNote = ({ simulated }: { simulated: boolean }): string[] =>
  simulated ? ['Simulated data, of no real person.'] : [];
