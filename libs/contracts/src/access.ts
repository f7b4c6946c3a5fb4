import { z } from 'zod';
import { Id, label } from './fields.js';

export const roles = ['clinician', 'leadership', 'researcher', 'integration', 'administrator'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may do what; a route names its policy, and a route without one stops the boot.
 * Figures are the clinician's alone until published, suppressed ones exist for leadership and researchers.
 */
export const policies = {
  'clinic.create': { roles: ['administrator'], deploymentOnly: true },
  'key.create': { roles: ['administrator'] },
  'definition.write': { roles: ['administrator'] },
  'definition.read': { roles },
  'fact.write': { roles: ['clinician', 'integration'] },
  'import.read': { roles: ['clinician', 'integration'] },
  'patient.read': { roles: ['clinician'] },
  'cohort.write': { roles: ['clinician', 'leadership'] },
  'cohort.read': { roles: ['clinician', 'leadership'] },
  'figure.read': { roles: ['clinician'] },
  'document.read': { roles },
} as const satisfies Record<string, { roles: readonly Role[]; deploymentOnly?: true }>;
export type Policy = keyof typeof policies;

/** Deny by default: some role of the caller has to stand in the policy. */
export function allows(policy: Policy, callerRoles: readonly Role[], isDeployment: boolean): boolean {
  const rule: { roles: readonly Role[]; deploymentOnly?: true } = policies[policy];
  if (rule.deploymentOnly && !isDeployment) return false;
  return callerRoles.some((role) => rule.roles.includes(role));
}

/** `simulated`: nobody in it is real, and every figure says so. */
export const NewClinic = z
  .strictObject({ name: label(200), simulated: z.boolean().default(false) })
  .meta({ id: 'NewClinic' });
export type NewClinic = z.infer<typeof NewClinic>;

export const NewKey = z
  .strictObject({ clinic: Id, roles: z.array(z.enum(roles)).min(1).max(roles.length) })
  .meta({ id: 'NewKey' });
export type NewKey = z.infer<typeof NewKey>;
