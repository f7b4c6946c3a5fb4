/**
 * `svg` with its clip paths counted from 0. Vega counts them through the life of the process, so that the same figure
 * would have other bytes each time it is drawn.
 */
export function renumberClips(svg: string): string {
  const ids = [...svg.matchAll(/<clipPath id="(clip\d+)"/g)].flatMap(([, id]) => id ?? []);
  const renumber = (id: string): string => (ids.includes(id) ? `clip${ids.indexOf(id)}` : id);
  return svg.replaceAll(
    /(<clipPath id="|clip-path="url\(#)(clip\d+)/g,
    (_, before: string, id: string) => `${before}${renumber(id)}`,
  );
}
