const EVERY_MS = 3_000;

/** @param {number} bytes */
export const sizeText = (bytes) =>
  bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;

/** @param {number} began by performance.now() */
export const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/**
 * Says now and then how far a long work is; of a short one nothing.
 * @param {string} what
 * @param {(line: string) => void} say
 * @returns {(bytes: number, of: number) => void}
 */
export function progressOf(what, say) {
  let last = performance.now();
  return (bytes, of) => {
    if (performance.now() - last < EVERY_MS) return;
    last = performance.now();
    const percent = of > 0 ? `, ${Math.min(100, Math.floor((100 * bytes) / of))} %` : '';
    say(`  ${what}: ${sizeText(bytes)}${percent}`);
  };
}
