/** What the module provides: the store, the hints to the workers, the signal of the end. */
export const STORE = Symbol('store');
export const HINTS = Symbol('hints');
/** An AbortSignal: aborted from the moment this process was asked to end. */
export const DRAINING = Symbol('draining');
