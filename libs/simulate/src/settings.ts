export const simulatedInstruments = ['pcl-5', 'phq-9', 'ies-r', 'cadss-6'] as const;
export type SimulatedInstrument = (typeof simulatedInstruments)[number];

export interface SimulationSettings {
  /** A whole number, 0 or more. */
  seed: number;
  clinics: number;
  /** In all clinics together. */
  patients: number;
  /** Nothing is recorded after this instant, ISO 8601 with an offset; everything lies in the 2.5 years before it. */
  endsAt: string;
  /** All four unless given. */
  instruments?: readonly SimulatedInstrument[];
}

export interface CheckedSettings {
  seed: number;
  clinics: number;
  patients: number;
  endsAt: number;
  instruments: ReadonlySet<SimulatedInstrument>;
}

/** Throws RangeError for what cannot be simulated. */
export function checkSettings({
  seed,
  clinics,
  patients,
  endsAt,
  instruments = simulatedInstruments,
}: SimulationSettings): CheckedSettings {
  const need = (holds: boolean, text: string): void => {
    if (!holds) throw new RangeError(text);
  };
  const whole = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  need(whole(seed, 0, Number.MAX_SAFE_INTEGER), 'seed must be a whole number, 0 or more');
  need(whole(clinics, 1, 1000), 'clinics must be a whole number from 1 to 1000');
  need(whole(patients, 0, 10_000_000), 'patients must be a whole number from 0 to 10 000 000');
  need(/T.*(Z|[+-]\d{2}:\d{2})$/.test(endsAt), 'endsAt must be an ISO 8601 time with an offset');
  const end = Date.parse(endsAt);
  need(end >= Date.UTC(2000, 0) && end < Date.UTC(2100, 0), 'endsAt must lie between 2000 and 2099');
  for (const key of instruments)
    need(
      simulatedInstruments.includes(key),
      `${key} is not simulated; ${simulatedInstruments.join(', ')} are`,
    );
  return { seed, clinics, patients, endsAt: end, instruments: new Set(instruments) };
}
