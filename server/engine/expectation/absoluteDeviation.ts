// The means of |u| and sign u where u is affine in a standard normal or logistic variable: by the folded normal law, and by
// ∫ F = log(1 + eᶻ).
// Sources: Leone, Nelson and Nottingham, Technometrics 3 (1961), on the folded normal law; Johnson, Kotz and Balakrishnan,
// Continuous Univariate Distributions 2 (1995), chapter 23.
import {
  abs,
  add,
  divide,
  exp,
  half,
  multiply,
  negate,
  one,
  pi,
  sqrt,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { erf } from '../expr/functions/errorFunction.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import { Trace } from '../derivation/step.ts';
import type { Pivot } from '../distributions/law.ts';
import { kernelVariables } from './kernelMoments.ts';
import { linearForm } from './linearForm.ts';
import { fromMeans } from './meansOfStatistics.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { inPivot } from './pivotForm.ts';
import type { ExpectationStrategy } from './strategy.ts';

const z = symbol('_z', 'pivot', reals);

/** center + scale·z, scale of either sign. */
interface Affine {
  readonly center: Expr;
  readonly scale: Expr;
}

/** u in the standard variable: that of the normal law, or the log-odds of a uniform one. */
function inStandard(u: Expr, x: SymbolExpr, pivot: Pivot): Affine | undefined {
  const { kernel } = pivot;
  const inside = inPivot(u, x, pivot);
  const logOdds = (complement: SymbolExpr): Expr => add(z, log(complement));
  const replaced =
    kernel.kind === 'beta'
      ? substitute(inside, new Map([[log(kernel.variable), logOdds(kernel.complement)]]))
      : substitute(inside, new Map([[kernel.variable, z]]));
  const standard = simplify(replaced);
  const scale = simplify(differentiate(standard, z));
  if (dependsOnAny(standard, [x, ...kernelVariables(kernel)]) || dependsOn(scale, z)) return undefined;
  return { center: simplify(substitute(standard, new Map([[z, zero]]))), scale };
}

const isStandard = ({ kernel, sign }: Pivot): boolean =>
  sign === undefined &&
  (kernel.kind === 'gaussian' || (kernel.kind === 'beta' && kernel.a === one && kernel.b === one));

function modulus({ center, scale }: Affine, isNormal: boolean): Expr {
  const size = abs(scale);
  const k = divide(center, size);
  if (!isNormal) return subtract(multiply(two, size, log(add(one, exp(k)))), center);
  const density = multiply(sqrt(divide(two, pi)), exp(negate(multiply(half, square(k)))));
  return add(multiply(size, density), multiply(center, erf(divide(k, sqrt(two)))));
}

function signMean({ center, scale }: Affine, isNormal: boolean): Expr {
  const k = divide(center, abs(scale));
  return isNormal ? erf(divide(k, sqrt(two))) : call('tanh', [divide(k, two)]);
}

export const absoluteDeviation: ExpectationStrategy = {
  id: 'absolute-deviation',
  expectation(f, problem, trace) {
    const { pivot, variables } = problem.law;
    const [x] = variables;
    if (x === undefined || pivot === undefined || !isStandard(pivot)) return undefined;
    const form = linearForm(f, [x]);
    if (!form?.terms.some(({ atom }) => isKinked(atom))) return undefined;
    const isNormal = pivot.kernel.kind === 'gaussian';
    const meanOf = (atom: Expr): Expr | undefined => {
      if (!isKinked(atom)) return pivotExpectation.expectation(atom, problem, new Trace());
      const u = inStandard(atom.args[0] as Expr, x, pivot);
      return u && (atom.fn === 'abs' ? modulus(u, isNormal) : signMean(u, isNormal));
    };
    const means = form.terms.map(({ atom }) => meanOf(atom)).filter((mean) => mean !== undefined);
    if (means.length < form.terms.length) return undefined;
    return fromMeans(f, form, means, 'absolute-deviation', [x], trace);
  },
};

const isKinked = (atom: Expr): atom is Expr & { kind: 'apply' } =>
  atom.kind === 'apply' && (atom.fn === 'abs' || atom.fn === 'sign');
