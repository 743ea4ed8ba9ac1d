// The Kullback–Leibler divergence from the point beside its quadratic and cubic approximations: along the line to the second
// point, or, where there is none, along each parameter; with the stretch in which the quadratic form is within 10 %.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import type { PlotDefinition, PlotDivergence, PlotInput } from './plotProblem.ts';
import type { Axis, Mark, Panel, PlotSpec, Point } from './plotSpec.ts';

const places = { closed: 121, dear: 41 } as const;
const tableRows = 31;
/** The relative error at which the stretch ends. */
const tolerance = 0.1;
const mostPanels = 3;
/** Along a parameter, in units of 1/√Iᵢᵢ; along a line, in multiples of the distance of its ends. */
const reaches = { parameter: [-1.5, 1.5], line: [-0.4, 1.25] } as const;

/** A line through the point: θ + tδ. */
interface Line {
  readonly delta: readonly number[];
  /** Of the form: ½ δᵀIδ. */
  readonly half: number;
  readonly third: number | undefined;
}

interface Sampled extends Line {
  readonly ts: readonly number[];
  readonly exact: readonly number[];
  /** Where the quadratic form is within 10 % of the divergence. */
  readonly region: readonly [number, number];
}

export const klApproximation: PlotDefinition = {
  id: 'kl-approximation',
  make(input): PlotSpec | undefined {
    const { parameters, point, versus, divergence } = input;
    const matrix = input.information(point);
    if (divergence === undefined || matrix === undefined || parameters.length === 0) return undefined;
    const lines = (versus === undefined ? axes(matrix) : [versus.map((v, i) => v - (point[i] ?? NaN))]).flatMap(
      (delta): readonly Sampled[] => {
        const half = delta.reduce(
          (sum, d, i) => sum + delta.reduce((s, e, j) => s + (d * e * (matrix[i]?.[j] ?? NaN)) / 2, 0),
          0,
        );
        if (!(half > 0) || !Number.isFinite(half)) return [];
        const line = { delta, half, third: divergence.third(delta) };
        const found = sample(line, input, divergence, versus === undefined ? reaches.parameter : reaches.line);
        return found === undefined ? [] : [found];
      },
    );
    const [first] = lines;
    if (first === undefined || (versus === undefined && lines.length < Math.min(mostPanels, parameters.length)))
      return undefined;
    const only = parameters.length === 1 ? parameters[0] : undefined;
    const start = point[0] ?? NaN;
    const place = only === undefined ? (t: number): number => t : (t: number) => start + t * (first.delta[0] ?? NaN);
    const names = parameters.map((p) => unicodeName(p.name));
    const ends = [Math.min(...lines.map((l) => l.ts[0] ?? NaN)), Math.max(...lines.map((l) => l.ts.at(-1) ?? NaN))];
    const extent = ends.map(place).sort((a, b) => a - b) as [number, number];
    const label: Axis['label'] =
      only !== undefined
        ? [{ italic: `${names[0] ?? ''}′` }]
        : versus === undefined
          ? ['step ', { italic: 't' }, ' in units of 1/√Iᵢᵢ']
          : [
              { italic: 't' },
              ' in ',
              { italic: 'θ' },
              ' + ',
              { italic: 't' },
              '(',
              { italic: 'θ′' },
              ' − ',
              { italic: 'θ' },
              ')',
            ];
    const alongEach = versus === undefined && only === undefined;
    return {
      id: this.id,
      title: 'Divergence and its approximations',
      description: describe(input, lines, place),
      x: { label, extent },
      panels: lines.map((line, i) => panelOf(line, place, alongEach ? names[i] : undefined, versus !== undefined)),
      table: tableOf(lines, place, only === undefined ? 't' : `${names[0] ?? ''}′`, alongEach ? names : []),
      reading: 'column',
    };
  },
};

/** Steps of one unit of distance along each parameter. */
const axes = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  matrix.slice(0, mostPanels).map((row, i) => row.map((_, j) => (i === j ? 1 / Math.sqrt(row[i] ?? NaN) : 0)));

const quadratic = ({ half }: Line, t: number): number => half * t * t;
const cubic = ({ half, third = NaN }: Line, t: number): number => half * t * t + third * t ** 3;

function sample(
  line: Line,
  { point }: PlotInput,
  { between, isDear }: PlotDivergence,
  [from, to]: readonly [number, number],
): Sampled | undefined {
  const exact = (t: number): number =>
    t === 0
      ? 0
      : between(
          point,
          point.map((v, i) => v + t * (line.delta[i] ?? NaN)),
        );
  const count = isDear ? places.dear : places.closed;
  const all = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const pairs = all.map((t) => [t, exact(t)] as const).filter(([, d]) => d >= 0 && d < Infinity);
  if (pairs.length < count / 4) return undefined;
  const ts = pairs.map(([t]) => t);
  const isOff = (t: number): boolean => !(Math.abs(quadratic(line, t) / exact(t) - 1) <= tolerance);
  const edge = (outward: readonly number[]): number => {
    let near = 0;
    for (const t of outward) {
      if (!isOff(t)) {
        near = t;
        continue;
      }
      let far = t;
      for (let round = 0; round < (isDear ? 5 : 40); round++) {
        const middle = (near + far) / 2;
        // nearer than that the difference has no digits
        if (Math.abs(middle) < 1e-4) break;
        if (isOff(middle)) far = middle;
        else near = middle;
      }
      return near;
    }
    return near;
  };
  const region = [edge(ts.filter((t) => t < 0).reverse()), edge(ts.filter((t) => t > 0))] as const;
  return { ...line, ts, exact: pairs.map(([, d]) => d), region };
}

function panelOf(line: Sampled, place: (t: number) => number, along: string | undefined, hasEnd: boolean): Panel {
  const curve = (f: (t: number, i: number) => number): readonly Point[] =>
    line.ts.map((t, i): Point => [place(t), f(t, i)]);
  const ends = [line.ts[0] ?? 0, line.ts.at(-1) ?? 0];
  const highest = Math.max(...line.exact);
  const top = 1.12 * Math.min(highest, 2.5 * Math.max(...ends.map((t) => quadratic(line, t))));
  const [from, to] = line.region.map(place).sort((a, b) => a - b) as [number, number];
  const atEnd = hasEnd
    ? line.ts.reduce((best, t, i) => (Math.abs(t - 1) < Math.abs((line.ts[best] ?? NaN) - 1) ? i : best), 0)
    : 0;
  const end = line.exact[atEnd] ?? NaN;
  const quadratics = curve((t) => quadratic(line, t));
  const cubics = curve((t) => cubic(line, t));
  const exacts = curve((_, i) => line.exact[i] ?? NaN);
  // curves that lie on one another have one name
  const isSame = (a: readonly Point[], b: readonly Point[]): boolean =>
    a.every((p, i) => Math.abs(p[1] - (b[i]?.[1] ?? NaN)) < 0.004 * top || p[1] > 2 * top);
  const hasCubic = line.third !== undefined;
  const [isQuadratic, isCubic] = [isSame(exacts, quadratics), hasCubic && isSame(exacts, cubics)];
  const isThirdZero = hasCubic && isSame(quadratics, cubics);
  const name = [{ italic: 'D' }, isQuadratic ? ' = quadratic' : '', isCubic ? ' = cubic' : ''].filter((w) => w !== '');
  const marks: readonly Mark[] = [
    { kind: 'band', from, to, label: ['within 10 %'] },
    {
      kind: 'line',
      series: 2,
      points: quadratics,
      ...(isQuadratic ? {} : { label: [isThirdZero ? 'quadratic = cubic' : 'quadratic'] }),
    },
    ...(hasCubic && !isThirdZero
      ? [{ kind: 'line', series: 3, points: cubics, ...(isCubic ? {} : { label: ['cubic'] }) } as const]
      : []),
    { kind: 'line', series: 1, points: exacts, label: name },
    ...(hasEnd && end <= top ? [{ kind: 'note', at: [place(1), end], text: [{ italic: 'θ′' }] } as const] : []),
  ];
  return {
    y: { label: along === undefined ? ['divergence'] : ['divergence along ', { italic: along }], extent: [0, top] },
    marks,
    share: 1,
  };
}

function tableOf(
  lines: readonly Sampled[],
  place: (t: number) => number,
  name: string,
  along: readonly string[],
): PlotSpec['table'] {
  const [first] = lines;
  const isAligned = lines.every((l) => l.ts.length === first?.ts.length && l.ts[0] === first.ts[0]);
  const longest = lines.reduce((a, b) => (b.ts.length > a.ts.length ? b : a));
  const step = Math.max(1, Math.floor(longest.ts.length / tableRows));
  const word = (text: string, i: number): string => (along.length < 2 ? text : `${text} along ${along[i] ?? ''}`);
  const columns = [
    name,
    ...lines.flatMap((l, i) => [
      word('D', i),
      word('quadratic', i),
      ...(l.third === undefined ? [] : [word('cubic', i)]),
    ]),
  ];
  const at = (l: Sampled, t: number): number =>
    isAligned ? l.ts.indexOf(t) : l.ts.findIndex((s) => Math.abs(s - t) < 1e-9);
  const rows = longest.ts
    .filter((_, i) => i % step === 0)
    .map((t) => [
      place(t),
      ...lines.flatMap((l) => [
        l.exact[at(l, t)] ?? '–',
        quadratic(l, t),
        ...(l.third === undefined ? [] : [cubic(l, t)]),
      ]),
    ]);
  return { columns, rows };
}

function describe(
  { parameters, point, versus }: PlotInput,
  lines: readonly Sampled[],
  place: (t: number) => number,
): string {
  const number = (v: number): string => formatNumber(v, 'unicode', 3);
  const names = parameters.map((p) => unicodeName(p.name));
  const from = names.map((name, i) => `${name} = ${number(point[i] ?? NaN)}`).join(', ');
  const said = lines.map((line, i) => {
    const [low, high] = line.region.map(place).sort((a, b) => a - b) as [number, number];
    const isAll = line.region[0] === line.ts[0] && line.region[1] === line.ts.at(-1);
    const where = isAll ? 'everywhere in the drawing' : `from ${number(low)} to ${number(high)}`;
    return versus === undefined && names.length > 1 ? `${where} along ${names[i] ?? ''}` : where;
  });
  const variable = names.length === 1 ? (names[0] ?? '') + '′' : 't';
  const toward =
    versus === undefined
      ? ''
      : ` towards ${names.map((name, i) => `${name} = ${number(versus[i] ?? NaN)}`).join(', ')}`;
  return (
    `The Kullback–Leibler divergence from ${from}${toward}, with its quadratic${lines.every((l) => l.third === undefined) ? '' : ' and cubic'} approximation; ` +
    `the quadratic one is within 10 % ${said.join(' and ')}${said.every((s) => s.startsWith('everywhere')) ? '' : ` (values of ${variable})`}.`
  );
}
