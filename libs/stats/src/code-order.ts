/**
 * Order by UTF-16 code unit (the rule of RFC 8785), which every machine and locale agrees on.
 * For Array.prototype.sort: negative, zero or positive.
 */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
