import { Refusal } from '#contracts';

export const figureForms = {
  spec: { suffix: '.vl.json', type: 'application/vnd.vegalite.v6+json' },
  svg: { suffix: '.svg', type: 'image/svg+xml' },
  png: { suffix: '.png', type: 'image/png' },
  csv: { suffix: '.csv', type: 'text/csv' },
  numbers: { suffix: '.json', type: 'application/json' },
} as const;
export type FigureForm = keyof typeof figureForms;

const forms = Object.entries(figureForms) as [FigureForm, (typeof figureForms)[FigureForm]][];

/** The form that was asked for, by the suffix of the chart's name, else by Accept; anything goes: the spec. */
export function figureForm(name: string, accept: string | undefined): { chart: string; form: FigureForm } {
  for (const [form, { suffix }] of forms)
    if (name.endsWith(suffix)) return { chart: name.slice(0, -suffix.length), form };
  const wanted = (accept ?? '*/*')
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, weight: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { type } of wanted) {
    if (type === '*/*' || type === 'application/*') return { chart: name, form: 'spec' };
    if (type === 'image/*') return { chart: name, form: 'svg' };
    const found = forms.find(([, form]) => form.type === type);
    if (found) return { chart: name, form: found[0] };
  }
  throw new Refusal('not-acceptable', `A figure comes as ${forms.map(([, { type }]) => type).join(', ')}`);
}
