/** What the module provides: the store, the hints to the workers, the settings. */
export const STORE = Symbol('store');
export const HINTS = Symbol('hints');
