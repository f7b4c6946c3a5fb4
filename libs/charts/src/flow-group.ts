/** `treated`: all courses of the group; `completers`: those with a baseline and every visit. */
export interface FlowGroup {
  arm: string | null;
  treated: number;
  baseline: number;
  completers: number;
  /** Without the baseline, in protocol order; seen + lost + notYetDue = treated. */
  visits: FlowVisit[];
}

export interface FlowVisit {
  visit: string;
  label: string;
  seen: number;
  lost: number;
  notYetDue: number;
}
