export interface NamedVisit {
  visit: string;
  label: string;
}

/** Every visit that any group has, once, in protocol order. */
export function visitsInOrder(groups: { visits: NamedVisit[] }[]): NamedVisit[] {
  const visits = new Map<string, NamedVisit>();
  for (const { visit, label } of groups.flatMap((group) => group.visits))
    if (!visits.has(visit)) visits.set(visit, { visit, label: label || visit });
  return [...visits.values()];
}
