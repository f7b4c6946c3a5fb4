/** `svg` as one picture with a name and a description, for screen readers, and as XML 1.0 whatever the texts hold. */
export function accessibleSvg(svg: string, name: string, description: string): string {
  const open = `<svg role="img" aria-label="${escapeXml(name)}"`;
  const texts = `<title>${escapeXml(name)}</title><desc>${escapeXml(description)}</desc>`;
  return svg
    .replace(/^<svg([^>]*)>/, (_, attributes: string) => `${open}${attributes}>${texts}`)
    .replaceAll(notXml, '\uFFFD');
}

/** Control characters and lone surrogates, which no XML document may hold, escaped or not. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
