import { loader, type Loader } from 'vega';

/** A figure carries its data. Whatever it names beyond them, a file or an address, is refused unread. */
export const deniedLoader: Loader = { ...loader(), load: deny, sanitize: deny, http: deny, file: deny };

function deny(address: unknown): Promise<never> {
  return Promise.reject(new Error(`A figure may not load ${String(address)}`));
}
