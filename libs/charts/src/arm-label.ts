export const withoutArm = 'Without an arm';

/** The names of a figure's groups, in its order. Patients without an arm are all patients only if they are alone. */
export const armLabels = ({ groups }: { groups: { arm: string | null }[] }): string[] =>
  groups.map(({ arm }) => arm ?? (groups.length === 1 ? 'All patients' : withoutArm));
