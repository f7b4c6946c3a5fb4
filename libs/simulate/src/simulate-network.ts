import { clinicSizes } from './clinic-profile.js';
import { checkSettings, type SimulationSettings } from './settings.js';
import { simulatePatient } from './simulate-patient.js';
import type { SimulatedPatient } from './simulated-patient.js';

export interface SimulatedClinic {
  clinic: { name: string };
  /** How many there are. */
  size: number;
  /** Made one by one while they are read, and the same again when they are read again. */
  patients: Iterable<SimulatedPatient>;
}

/**
 * A network of clinics that never was: everything from the settings, nothing from a clock or the machine; the same
 * settings give the same bytes. Cost and content: docs/methods/simulator.md. Throws RangeError for settings that
 * make no sense.
 */
export function simulateNetwork(settings: SimulationSettings): SimulatedClinic[] {
  const checked = checkSettings(settings);
  return clinicSizes(checked.clinics, checked.patients).map((size, clinic) => ({
    clinic: { name: `Simulated clinic ${clinic + 1}` },
    size,
    patients: {
      *[Symbol.iterator]() {
        for (let index = 0; index < size; index += 1) yield simulatePatient(checked, clinic, index);
      },
    },
  }));
}
