export { simulateNetwork, type SimulatedClinic } from './simulate-network.js';
export type {
  SimulatedAssessment,
  SimulatedCourse,
  SimulatedInfusion,
  SimulatedPatient,
  SimulatedTreatment,
} from './simulated-patient.js';
export { simulatedInstruments, type SimulatedInstrument, type SimulationSettings } from './settings.js';
export { publishedRows } from './published-rows.js';
