export interface ProtocolVisit {
  visit: string;
  label: string;
  hours: number | null;
}

/** Every visit that any group has, once, in protocol order. */
export function protocolVisits({ groups }: { groups: { visits: ProtocolVisit[] }[] }): ProtocolVisit[] {
  const visits = new Map<string, ProtocolVisit>();
  for (const { visit, label, hours } of groups.flatMap((group) => group.visits))
    if (!visits.has(visit)) visits.set(visit, { visit, label, hours });
  return [...visits.values()];
}
