import { Refusal } from '#contracts';

/** If-Match carries the version that the caller has seen, as the ETag that it was given; without it all goes. */
export function checkVersion(standing: number, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return;
  const seen = ifMatch.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  if (!seen.includes(String(standing)))
    throw new Refusal(
      'precondition-failed',
      `Version ${standing} stands; read it again before correcting it`,
    );
}
