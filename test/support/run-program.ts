import { spawn } from 'node:child_process';

export interface Outcome {
  code: number | null;
  lines: string[];
}

/** Runs a program of Node to its end; answers its exit code and the lines that it printed. */
export const runProgram = (
  words: string[],
  environment: Record<string, string | undefined>,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, lines: output.trimEnd().split('\n') }));
  });
