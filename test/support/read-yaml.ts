export type Yaml = string | Yaml[] | { [key: string]: Yaml };

interface Line {
  indent: number;
  text: string;
  number: number;
}

/**
 * The part of YAML that a compose file needs, read strictly: mappings, lists, lists in brackets, quoted and plain
 * scalars, all as text. Whatever else YAML has (anchors, tags, block texts, tabs, doubled keys) throws with its line.
 */
export function readYaml(text: string): Yaml {
  const lines = text.split('\n').flatMap((whole, index): Line[] => {
    const bare = whole.trimStart();
    if (bare === '' || bare.startsWith('#')) return [];
    const line = { indent: whole.length - bare.length, text: bare.trimEnd(), number: index + 1 };
    return bare.startsWith('\t') || whole.startsWith('\t') ? refuse(line) : [line];
  });
  const value = block(lines, 0);
  const [left] = lines;
  return left ? refuse(left) : value;
}

function refuse({ number, text }: Line): never {
  throw new Error(`Line ${number} is not read here: ${text}`);
}

/** Takes from the front all lines that stand at this indent or deeper. */
function block(lines: Line[], indent: number): Yaml {
  return lines[0]?.text.startsWith('- ') ? list(lines, indent) : mapping(lines, indent);
}

function list(lines: Line[], indent: number): Yaml[] {
  const values: Yaml[] = [];
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    if (!line.text.startsWith('- ')) return refuse(line);
    lines.shift();
    values.push(inline(line.text.slice(2), line));
  }
  return values;
}

function mapping(lines: Line[], indent: number): Yaml {
  const values: { [key: string]: Yaml } = {};
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    const [, key, rest] = /^([\w.-]+):(?: (.*))?$/.exec(line.text) ?? [];
    if (key === undefined || Object.hasOwn(values, key)) return refuse(line);
    lines.shift();
    const [next] = lines;
    if (rest !== undefined) values[key] = inline(rest, line);
    else if (next && next.indent > indent) values[key] = block(lines, next.indent);
    else return refuse(line);
  }
  return values;
}

function inline(text: string, line: Line): Yaml {
  if (text === '{}') return {};
  if (!text.startsWith('[')) return scalar(text, line);
  if (!text.endsWith(']')) return refuse(line);
  const parts = text.slice(1, -1).match(/\s*('[^']*'|[^,']+)\s*(,|$)/g) ?? [];
  if (parts.join('') !== text.slice(1, -1)) return refuse(line);
  return parts.map((part) => scalar(part.replace(/,$/, '').trim(), line));
}

function scalar(text: string, line: Line): string {
  const [, quoted] = /^'([^']*)'$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted;
  return /^[\w./-](?:[^#:'"]|:(?! ))*$/.test(text) ? text : refuse(line);
}
