// the doors
export { DEPLOYMENT, type TenantContext, type TenantTransaction } from './doors/with-tenant.js';
export { openStore, type Store, type StoreSettings } from './doors/store.js';
export type { SystemPurpose, SystemTransaction } from './doors/with-system.js';
export { roleUrl, storeRoles, type StoreRole } from './doors/roles.js';
export { migrate } from './migrate.js';

// access
export * from './queries/credentials.js';
export * from './queries/idempotency.js';
export * from './queries/insert-audit.js';

// facts
export { lookUpByIndex, type FactTable, type SourceKey } from './queries/append-rows.js';
export * from './queries/assessments.js';
export * from './queries/courses.js';
export * from './queries/imports.js';
export * from './queries/infusions.js';
export * from './queries/patients.js';
export * from './queries/study-table.js';
export * from './queries/treatments.js';
export * from './queries/vital-signs.js';
export * from './queries/find-definitions.js';
export * from './queries/read-definitions.js';

// derived
export * from './queries/filter-grid.js';
export * from './queries/cohorts.js';
export * from './queries/curves.js';
export * from './queries/fold.js';
export * from './queries/lag.js';
export * from './queries/rebuild.js';
export * from './queries/verification.js';
export { readCohortSpan, readOwnContributions } from './queries/cohort-members.js';
