import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `is not an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });

/** Every setting of api and worker. A blank variable counts as unset. */
const Environment = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_ROLE_SECRET: z.string().min(16).optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  RECURVE_ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, 'needs 16 to 200 printable characters without blanks')
    .optional(),
  DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(5),
  SWEEP_SECONDS: z.coerce.number().min(0.1).max(3600).default(5),
});
export type Environment = z.infer<typeof Environment>;

/** Reads all settings at once; throws one error that lists every problem by its variable. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `  ${name}: ${set[name] === undefined ? 'is needed' : message}`;
  });
  throw new Error(['These settings cannot be used:', ...lines].join('\n'));
}
