import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scratch } from '../launcher/scratch.js';
import { admitClinic } from '../support/client.js';
import { documentedExamples, isAsClaimed, type Example } from '../support/documented-examples.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

const page = readFileSync(new URL('../../docs/use.md', import.meta.url), 'utf8');
const examples = documentedExamples(page);
const MARK = '=== the next example ===';

/** How the examples of a language are run: as one program, so that each goes on where the one before it ended. */
const languages = [
  {
    language: 'bash',
    command: ['bash', '-euo', 'pipefail'],
    needed: ['bash', '-c', 'curl --version'],
    has: () => false,
    mark: `printf '\\n${MARK}\\n'`,
  },
  {
    language: 'python',
    command: ['python3'],
    needed: ['python3', '-c', ''],
    has: (name: string) => succeeds(['python3', '-c', `import ${name}`]),
    mark: `print("\\n${MARK}", flush=True)`,
  },
  {
    language: 'r',
    command: ['Rscript'],
    needed: ['Rscript', '-e', 'library(httr2); library(jsonlite)'],
    has: () => false,
    mark: `cat("\\n${MARK}\\n")`,
  },
] as const;

function succeeds([file, ...words]: readonly [string, ...string[]]): boolean {
  return spawnSync(file, words, { stdio: 'ignore' }).status === 0;
}

/** What each example printed, as far as they came, and what went wrong. */
async function run(
  [file, ...words]: readonly [string, ...string[]],
  { code, mark }: { code: string[]; mark: string },
  environment: NodeJS.ProcessEnv,
): Promise<{ said: string[]; complaint: string; status: number | null }> {
  const folder = scratch('examples');
  mkdirSync(folder);
  const program = join(folder, 'examples');
  writeFileSync(program, code.map((each) => `${each}\n${mark}\n`).join(''));
  const child = spawn(file, [...words, program], { cwd: folder, env: environment });
  const outputs = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (outputs[name] += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { said: outputs.stdout.split(`\n${MARK}\n`), complaint: outputs.stderr, status };
}

describe('docs/use.md', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it.each(languages)('has examples in $language, all with a claim somewhere among them', ({ language }) => {
    const own = examples.filter((example) => example.language === language);
    expect(own.length).toBeGreaterThan(2);
    expect(own.some(({ output }) => output !== null)).toBe(true);
  });

  it('has examples in no other language', () => {
    const known: string[] = languages.map(({ language }) => language);
    expect(examples.filter(({ language }) => !known.includes(language))).toEqual([]);
  });

  it('bash and curl, which the examples for the shell need, are here', () => {
    expect(succeeds(languages[0].needed)).toBe(true);
  });

  for (const { language, command, needed, has, mark } of languages) {
    const own = examples.filter((example) => example.language === language);
    describe(`the examples in ${language}`, () => {
      if (!succeeds(needed)) {
        it(`were NOT RUN: "${needed.join(' ')}" fails here`, () => {
          expect(own.length).toBeGreaterThan(0);
        });
        return;
      }
      const runnable = own.filter(({ needs }) => needs === null || has(needs));
      let result: Awaited<ReturnType<typeof run>>;

      beforeAll(async () => {
        const clinic = await admitClinic(service.address, ADMIN_KEY, `Examples in ${language}`);
        const environment = { ...process.env, U: service.address, K: await clinic.keyFor('clinician') };
        result = await run(command, { code: runnable.map(({ code }) => code), mark }, environment);
      }, 120_000);

      it('run to their end', () => {
        const { status, complaint } = result;
        expect({ status, complaint }).toEqual({ status: 0, complaint: '' });
      });

      for (const example of own) {
        if (!runnable.includes(example)) {
          it(`line ${example.line} was NOT RUN: ${example.needs} is not here`, () => {
            expect(example.needs).not.toBeNull();
          });
          continue;
        }
        it(`line ${example.line} prints what the page says`, () => {
          expectClaim(result.said[runnable.indexOf(example)], example);
        });
      }
    });
  }
});

/** Shows both texts where they differ, rather than that they do. */
function expectClaim(said: string | undefined, { output }: Example): void {
  const claimed = output ?? '';
  if (said === undefined || !isAsClaimed(said, claimed)) expect(said).toBe(claimed);
}

describe('a claim', () => {
  it('holds for the text itself, and for anything in place of …', () => {
    expect(isAsClaimed('{"id":"018f"}\n', '{"id":"…"}\n')).toBe(true);
    expect(isAsClaimed('a\nb\n', 'a…')).toBe(true);
  });

  it.each([
    ['another number', '{"mean":27.1}', '{"mean":27}'],
    ['more at the end', '{"n":3} and more', '{"n":3}'],
    ['nothing', '', 'True'],
    ['something where nothing is claimed', 'oh', ''],
  ])('does not hold for %s', (_, said, claimed) => {
    expect(isAsClaimed(said, claimed)).toBe(false);
  });
});

describe('documentedExamples', () => {
  it('gives a block its output only where it stands right after it', () => {
    const block = (info: string, body: string) => `\`\`\`${info}\n${body}\n\`\`\`\n`;
    expect(documentedExamples(`Text\n\n${block('python altair', 'x')}\n${block('text', 'y')}`)).toEqual([
      { language: 'python', needs: 'altair', code: 'x\n', output: 'y\n', line: 3 },
    ]);
    expect(() => documentedExamples(`${block('bash', 'x')}\nSo:\n${block('text', 'y')}`)).toThrow(
      'No example',
    );
  });
});
