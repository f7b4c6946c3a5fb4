/** A fenced block of a page that can be run, and what the page says it prints. */
export interface Example {
  language: string;
  /** A package that it needs beyond the language. */
  needs: string | null;
  code: string;
  output: string | null;
  line: number;
}

/** The runnable blocks of a Markdown page in order. A block of `text` right after one is its output. */
export function documentedExamples(page: string): Example[] {
  const examples: Example[] = [];
  let end = -1;
  for (const { index, 0: whole, 1: info = '', 2: body = '' } of page.matchAll(/^```(.*)\n([^]*?)^```$/gm)) {
    const [language = '', needs = null] = info.split(' ');
    const last = examples.at(-1);
    const follows = last?.output === null && page.slice(end, index).trim() === '';
    if (language === 'text') {
      if (!last || !follows) throw new Error(`No example prints ${JSON.stringify(body)}`);
      last.output = body;
    } else if (language !== '') {
      const line = page.slice(0, index).split('\n').length;
      examples.push({ language, needs, code: body, output: null, line });
    }
    end = index + whole.length;
  }
  return examples;
}

/** Whether a text is what the page claims, where `…` stands for anything; CSV ends its lines with CRLF. */
export function isAsClaimed(said: string, claimed: string): boolean {
  const parts = claimed.trimEnd().split('…');
  const expression = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*?');
  return new RegExp(`^${expression}$`).test(said.replaceAll('\r\n', '\n').trimEnd());
}
