import type { Dose } from '../patient-figure.js';

const short = (value: number): string => String(Number(value.toPrecision(3)));

/** "0.5 mg/kg IV", "40 mg IV" where the weight is not known, "IV" where no dose is. */
export function doseLabel({ doseMg, doseMgPerKg, route }: Dose): string {
  if (doseMgPerKg !== null) return `${short(doseMgPerKg)} mg/kg ${route}`;
  return doseMg === null ? route : `${short(doseMg)} mg ${route}`;
}

/** The names of the drugs, once each. */
export const drugsOf = (doses: Dose[]): string[] => [...new Set(doses.map(({ drug }) => drug))];
