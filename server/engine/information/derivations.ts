// The derivations of score and information, put together from the steps that the computation recorded.
import { abs, add, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { DefinedModel } from '../derivation/definitions.ts';
import { substituteSteps } from '../derivation/objects.ts';
import {
  column,
  expression,
  informationMatrix,
  logDensity,
  matrix,
  product,
  quantity,
  score as scoreQuantity,
  transpose,
  Trace,
  type Derivation,
  type MathObject,
  type Step,
} from '../derivation/step.ts';
import { mostSymbolicPoints, supportPoints } from '../expectation/finiteSum.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ClosedInformation, PulledBack } from './closedForm.ts';
import { isRenaming, nameCoordinates, type NamedCoordinate } from './coordinateSymbols.ts';
import { directSteps, scoreSteps } from './directSteps.ts';
import type { FisherInformation } from './fisherInformation.ts';
import { exchangeWarrant } from './exchangeWarrant.ts';
import type { NormalizedLaw } from './normalizedLaw.ts';

/** How the log-density came about, as it was stated. */
function densitySteps({ origin }: StatisticalModel, { normalized }: FisherInformation, trace: Trace): void {
  const { law, logPartition, recognized } = normalized;
  const density = expression(law.logDensity);
  if (origin.kind === 'family')
    trace.record({
      from: logDensity,
      relation: '=',
      to: density,
      principle: 'family-density',
      subjects: { distribution: origin.family.title },
    });
  else if (origin.kind === 'truncated')
    trace.record({ from: logDensity, relation: '=', to: density, principle: 'truncation' });
  else if (origin.kind === 'mixture')
    trace.record({ from: logDensity, relation: '=', to: density, principle: 'mixture-density' });
  else if (origin.kind === 'kernel') {
    if (logPartition !== undefined)
      trace.record({
        from: quantity({ name: 'logPartition' }),
        relation: '=',
        to: expression(logPartition),
        ...partitionFact(law, recognized),
      });
    trace.record({ from: logDensity, relation: '=', to: density, principle: 'normalized-kernel' });
  } else trace.record({ from: logDensity, relation: '=', to: density, principle: 'stated-density' });
}

/** By what fact the kernel's integral or sum is known. */
function partitionFact(
  law: NormalizedLaw['law'],
  recognized: NormalizedLaw['recognized'],
): Pick<Step, 'principle' | 'subjects'> {
  if (recognized?.transform !== undefined)
    return {
      principle: 'recognized-transform-constant',
      subjects: { distribution: recognized.family.title, transform: expression(recognized.transform) },
    };
  if (recognized !== undefined)
    return { principle: 'recognized-constant', subjects: { distribution: recognized.family.title } };
  if (law.measure === 'lebesgue') return { principle: 'normalizing-constant' };
  return {
    principle: supportPoints(law.support, mostSymbolicPoints) === undefined ? 'normalizing-sum' : 'finite-partition',
  };
}

/** The score: log-density, then one derivative for each parameter. */
export function scoreDerivation(model: StatisticalModel, information: FisherInformation): Derivation | undefined {
  const { score, normalized } = information;
  if (score === undefined || !normalized.isNormalized || score.length === 0) return undefined;
  const trace = new Trace();
  densitySteps(model, information, trace);
  const parameters = model.parameters.map((p) => p.symbol);
  scoreSteps(score, parameters, trace);
  return {
    id: 'score',
    claim: {
      of: { kind: 'matrix', rows: parameters.map((p) => [scoreQuantity(p)]) },
      relation: '=',
      is: column(score),
    },
    steps: trace.steps,
  };
}

/** The information by the way in which it was computed: from the law itself, or in a family's coordinates and pulled back. */
export function informationDerivation(model: StatisticalModel, information: FisherInformation): Derivation | undefined {
  const { normalized, status, matrix: closed, source } = information;
  if (status !== 'closed-form' || closed === undefined || source === undefined) return undefined;
  const full = closed as readonly (readonly Expr[])[];
  const parameters = model.parameters.map((p) => p.symbol);
  const trace = new Trace();
  if (source.kind === 'direct') {
    const inner = new Trace();
    densitySteps(model, information, inner);
    directSteps(normalized.law, parameters, source.direct, inner);
    trace.append(warranted(inner.steps, information, source));
    gather(informationMatrix, full, trace);
  } else familySteps(model, information, source, full, trace);
  return { id: 'information', claim: { of: informationMatrix, relation: '=', is: matrix(full) }, steps: trace.steps };
}

/** All entries together; a single entry stands for itself. */
function gather(whole: MathObject, entries: readonly (readonly Expr[])[], trace: Trace): void {
  if (entries.length > 1) trace.record({ from: whole, relation: '=', to: matrix(entries), principle: 'gathering' });
}

/** The family's coordinates as the derivation names them; undefined where the law was not taken for one of a family. */
export function derivationCoordinates(
  model: StatisticalModel,
  { source, normalized }: FisherInformation,
): DefinedModel['coordinates'] {
  if (source?.kind !== 'family') return undefined;
  const { variables } = normalized.law;
  const named = nameCoordinates(source, [...model.parameters.map((p) => p.symbol), ...model.known, ...variables]);
  return {
    symbols: named.map((c) => c.symbol),
    values: named.map((c) => c.value),
    logDensity: inObservation(source, named, normalized),
  };
}

/** Where the Hessian form is first used, what allows it. */
function warranted(
  steps: readonly Step[],
  information: FisherInformation,
  source: ClosedInformation['source'],
): readonly Step[] {
  const first = steps.findIndex((s) => s.principle === 'negative-hessian');
  return steps.map((step, i) => (i === first ? { ...step, ...exchangeWarrant(information, source) } : step));
}

/** The steps in the coordinates of the family, and the chain rule to the parameters. */
function familySteps(
  model: StatisticalModel,
  information: FisherInformation,
  source: ClosedInformation['source'] & { readonly kind: 'family' },
  closed: readonly (readonly Expr[])[],
  trace: Trace,
): void {
  const { canonical, family, direct } = source;
  const { law, recognized } = information.normalized;
  const parameters = model.parameters.map((p) => p.symbol);
  const named = nameCoordinates(source, [...parameters, ...model.known, ...law.variables]);
  const replacements = intoModel(source, named, information.normalized);
  const into = (e: Expr): Expr => substitute(e, replacements);
  const { transform } = recognized ?? {};
  const distribution = {
    distribution: family.title + adaptation(source),
    ...(transform === undefined ? {} : { transform: expression(transform) }),
  };
  const stated = new Trace();
  if (model.origin.kind !== 'family') densitySteps(model, information, stated);
  const density = inObservation(source, named, information.normalized);
  // the stated log-density is not written twice
  trace.append(stated.steps.filter((s) => s.from !== logDensity || density !== law.logDensity));
  const renamed = named.filter((c) => c.symbol !== c.value);
  if (renamed.length > 0)
    trace.record({
      from: column(renamed.map((c) => c.symbol)),
      relation: '≔',
      to: column(renamed.map((c) => c.value)),
      principle: 'coordinates',
      subjects: distribution,
    });
  trace.record({
    from: logDensity,
    relation: '=',
    to: expression(density),
    principle:
      model.origin.kind === 'family'
        ? 'family-density'
        : transform === undefined
          ? 'recognized-family'
          : 'recognized-transform',
    subjects: distribution,
  });
  const inner = new Trace();
  const active = named.map((c) => c.canonical);
  directSteps(canonical, active, direct, inner);
  trace.append(
    warranted(substituteSteps(inner.steps, replacements, ownVariables(source, law.variables)), information, source),
  );
  if (isRenaming(named, parameters)) {
    gather(informationMatrix, closed, trace);
    return;
  }
  const symbols = named.map((c) => c.symbol);
  const [only] = symbols;
  // of a single coordinate and parameter it is I J²
  const isScalar = symbols.length === 1 && parameters.length === 1;
  const inCoordinates = quantity(
    isScalar && only !== undefined
      ? { name: 'information', row: only, column: only }
      : { name: 'coordinateInformation', coordinates: symbols },
  );
  const entries = direct.entries.map((row) => row.map((e) => e.expectation?.value ?? zero));
  const jacobian = quantity({ name: 'jacobian', coordinates: symbols });
  gather(
    inCoordinates,
    entries.map((row) => row.map(into)),
    trace,
  );
  trace.record({
    from: jacobian,
    relation: '=',
    to: matrix(source.jacobian),
    principle: isScalar ? 'derivative' : 'jacobian',
  });
  const values = new Map<Expr, Expr>(named.map((c) => [c.symbol, c.value]));
  const written = matrix(entries.map((row) => row.map((e) => substitute(into(e), values))));
  const around = (inner: MathObject, derivatives: MathObject): MathObject =>
    isScalar ? product(inner, derivatives, derivatives) : product(transpose(derivatives), inner, derivatives);
  const pulled = around(inCoordinates, jacobian);
  const inserted = around(written, matrix(source.jacobian));
  trace.record({
    from: informationMatrix,
    relation: '=',
    to: pulled,
    principle: isScalar ? 'chain-rule-scalar' : 'chain-rule',
  });
  trace.record({ from: pulled, relation: '=', to: inserted, principle: 'substitution' });
  trace.record({ from: inserted, relation: '=', to: matrix(closed), principle: 'multiplication' });
}

/** What replaces the symbols of the canonical law: named coordinates, known values, the model's own variables or their transform. */
function intoModel(
  { canonical, coordinates }: PulledBack,
  named: readonly NamedCoordinate[],
  { law, recognized }: NormalizedLaw,
): ReadonlyMap<Expr, Expr> {
  const replacements = new Map<Expr, Expr>();
  canonical.parameters.forEach((p, i) => {
    replacements.set(p, named.find((c) => c.canonical === p)?.symbol ?? (coordinates[i] as Expr));
  });
  canonical.variables.forEach((y, i) => replacements.set(y, recognized?.transform ?? (law.variables[i] as Expr)));
  return replacements;
}

const ownVariables = (
  { canonical }: PulledBack,
  variables: readonly SymbolExpr[],
): ReadonlyMap<SymbolExpr, SymbolExpr> => new Map(canonical.variables.map((y, i) => [y, variables[i] as SymbolExpr]));

/** The log-density of the observation in the coordinates: with the derivative of the transform that follows the canonical law. */
function inObservation(source: PulledBack, named: readonly NamedCoordinate[], normalized: NormalizedLaw): Expr {
  const { law, recognized } = normalized;
  const [x] = law.variables;
  const density = substitute(source.canonical.logDensity, intoModel(source, named, normalized));
  if (recognized?.transform === undefined || x === undefined) return density;
  return add(density, log(abs(simplify(differentiate(recognized.transform, x)))));
}

/** What was done to the family's law before it fitted. */
function adaptation({ family, canonical }: PulledBack): string {
  if (!family.parametrizations.every((p) => p.parameters.every((s) => s.shape === 'scalar'))) return '';
  const own = family.law(1);
  if (own === canonical) return '';
  return canonical.parameters.length > own.parameters.length ? ', moved to the ends of this support' : ', folded at 0';
}
