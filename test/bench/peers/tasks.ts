// What the other systems are given: density and score of a scalar law as text, its support, its parameters' signs.
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import type { ScalarSupport, Support } from '../../../server/engine/distributions/support.ts';
import { scoreOf } from '../../../server/engine/information/score.ts';
import { toText } from '../../../server/engine/render/text.ts';
import type { ClosedForm, Matrix } from '../closedForms.ts';
import { blockOf } from './own.ts';

export interface PeerTask {
  readonly name: string;
  readonly kind: 'integral' | 'sum';
  readonly lower: string;
  readonly upper: string;
  readonly density: string;
  /** Each parameter with its domain, as the form states it. */
  readonly parameters: readonly string[];
  readonly constants: readonly string[];
  readonly score: readonly string[];
  readonly points: readonly (readonly number[])[];
  readonly matrices: readonly Matrix[];
}

/** The task of a law that is written out for one real or whole number without cases; undefined for other forms. */
export function peerTask(form: ClosedForm): PeerTask | undefined {
  const text = /^(?:density|mass)\((.*)\) on /.exec(form.written ?? '')?.[1];
  if (text === undefined || text.includes('if(') || form.observation !== undefined) return undefined;
  const { model } = elaborate(blockOf(form, 'written'), []);
  if (model === undefined) return undefined;
  const names = form.parameters.map((p) => p.split(' ')[0]);
  const symbols = names.flatMap((name) => model.parameters.find((p) => p.symbol.name === name)?.symbol ?? []);
  const { law } = model;
  const score = scoreOf(law.logDensity, symbols);
  const ends = endsOf(law.support);
  if (score === undefined || symbols.length < names.length || ends === undefined) return undefined;
  return {
    name: form.name,
    ...ends,
    density: text,
    parameters: form.parameters,
    constants: (form.statements ?? []).map((s) => s.replace('const ', '')),
    score: score.map(toText),
    points: form.points,
    matrices: form.points.map((theta) => form.information(...theta)),
  };
}

function endsOf(support: Support): Pick<PeerTask, 'kind' | 'lower' | 'upper'> | undefined {
  const scalar = support.kind === 'product' ? support.factors[0] : support;
  return scalar === undefined ? undefined : scalarEnds(scalar);
}

function scalarEnds(support: ScalarSupport): Pick<PeerTask, 'kind' | 'lower' | 'upper'> {
  if (support.kind === 'interval')
    return { kind: 'integral', lower: toText(support.lower), upper: toText(support.upper) };
  if (support.kind === 'integers') return { kind: 'sum', lower: toText(support.from), upper: toText(support.to) };
  const texts = support.points.map(toText);
  return { kind: 'sum', lower: texts[0] ?? '', upper: texts.at(-1) ?? '' };
}
