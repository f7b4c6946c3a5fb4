/** What a write answers: made, or known already word for word. */
export interface Reply<Body> {
  status: 200 | 201 | 202;
  body: Body;
  location?: string;
  /** Whose revision rose: their curves lag now. */
  revised: string[];
}
