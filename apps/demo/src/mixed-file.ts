import type { SimulatedPatient } from '#simulate';

const SYSTEM = 'simulated';

/** Everything of the patients as one mixed file, a fact a line; what is referred to stands first. */
export function* mixedFile(patients: Iterable<SimulatedPatient>): Generator<string> {
  const line = (fact: string, ...parts: object[]) =>
    `${JSON.stringify(Object.assign({ fact }, ...parts) as object)}\n`;
  for (const { patient, courses, assessments, treatments } of patients) {
    const whose = { patientSourceSystem: SYSTEM, patientSourceId: patient.sourceId };
    yield line('patient', patient);
    for (const { key, course, infusions } of courses) {
      const which = { courseSourceSystem: SYSTEM, courseSourceId: key };
      yield line('course', whose, course, { sourceSystem: SYSTEM, sourceId: key });
      for (const { key: infusionKey, infusion, vitals } of infusions) {
        yield line('infusion', which, infusion);
        for (const reading of vitals)
          yield line('vitals', { infusionSourceSystem: SYSTEM, infusionSourceId: infusionKey }, reading);
      }
    }
    for (const treatment of treatments) yield line('treatment', whose, treatment);
    for (const assessment of assessments) yield line('assessment', whose, assessment);
  }
}
