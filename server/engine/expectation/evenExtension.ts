// Expectations of even functions under one half of an even density: they are those under the symmetric law on the whole line.
// Source: Balakrishnan, Journal of Statistical Computation and Simulation 20 (1985), 287–309, on the half-logistic law.
import { infinity, subtract, symbol, two, zero } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { expectation, expression, Trace } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import { realLine } from '../distributions/support.ts';
import type { LogPartition } from './discretePartition.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { recognizeFamily } from './recognition/recognizeFamily.ts';
import type { RecognizedFamily } from './recognition/recognizedFamily.ts';
import { isEven } from './recognition/transformedLaws.ts';
import type { ExpectationStrategy } from './strategy.ts';

interface WholeLaw {
  /** On the line, with half the density. */
  readonly law: Law;
  readonly recognized: RecognizedFamily;
}

const line = symbol('_x', 'observation', reals);
const onLine = (f: Expr, x: SymbolExpr): Expr => substitute(f, new Map([[x, line]]));

const known = new WeakMap<Law, WholeLaw | 'none'>();

/** The symmetric law that a law on (0, ∞) is one half of; undefined where the density is not even, or its family is not found. */
function wholeLaw(law: Law): WholeLaw | undefined {
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = extend(law);
  known.set(law, found ?? 'none');
  return found;
}

function extend(law: Law): WholeLaw | undefined {
  const { support, variables, measure } = law;
  const [x, other] = variables;
  if (x === undefined || other !== undefined || measure !== 'lebesgue' || support.kind !== 'interval') return undefined;
  if (support.lower !== zero || support.upper !== infinity) return undefined;
  const logDensity = subtract(onLine(law.logDensity, x), log(two));
  if (!isEven(logDensity, line)) return undefined;
  const whole: Law = { name: 'custom', measure, variables: [line], support: realLine, logDensity };
  const recognized = recognizeFamily(whole, true);
  if (recognized?.pivot === undefined) return undefined;
  return { law: { ...whole, pivot: recognized.pivot }, recognized };
}

export const evenExtension: ExpectationStrategy = {
  id: 'even-extension',
  expectation(f, problem, trace) {
    const [x] = problem.law.variables;
    const whole = x === undefined ? undefined : wholeLaw(problem.law);
    if (x === undefined || whole === undefined) return undefined;
    const extended = onLine(f, x);
    if (!isEven(extended, line)) return undefined;
    const value = pivotExpectation.expectation(extended, { ...problem, law: whole.law }, new Trace());
    if (value === undefined) return undefined;
    trace.record({ from: expectation(f, [x]), relation: '=', to: expression(value), principle: 'even-extension' });
    return value;
  },
};

/** log ∫ of an even kernel on (0, ∞): of half of it on the whole line. */
export function evenPartition(law: Law): LogPartition | undefined {
  const recognized = wholeLaw(law)?.recognized;
  return recognized === undefined ? undefined : { value: recognized.logPartition, positive: recognized.positive };
}
