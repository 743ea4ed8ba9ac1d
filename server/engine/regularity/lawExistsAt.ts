// Decides whether a law exists where an expression in its parameters vanishes, or whether that lies outside the parameter space.
import { isNonZero } from '../expr/assumptions.ts';
import { negate, primitivePart } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOn, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { samplePoint } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { affineRoot } from './affineRoot.ts';

const draws = 4;
/** How far from the place the law is taken to exist, if it exists at all near the observations that are tried. */
const aside = 0.1;

/** Whether the place vanishes where all of its parameters do, as a² + b², and the log-density is not finite there. */
function isOutsideAtZero(place: Expr, law: Law, symbols: readonly SymbolExpr[]): boolean {
  const zeros = symbols.map((s) => [s, 0] as const);
  if (evaluate(place, new Map(zeros)) !== 0) return false;
  const others = [...freeSymbols(law.logDensity)].filter((s) => !symbols.includes(s));
  return Array.from({ length: draws }, (_, k) => others.map((s, i) => [s, samplePoint(s.domain, i + 3 * k)] as const))
    .map((values) => evaluate(law.logDensity, new Map([...values, ...zeros])))
    .every((value) => !Number.isFinite(value));
}

/** False where `place` cannot vanish, or where the log-density is not finite if it does; true also where that is not seen. */
export function lawExistsAt(place: Expr, law: Law, { parameters, positive }: StatisticalModel): boolean {
  const { primitive } = primitivePart(place);
  const bounds = positive.map((p) => primitivePart(p).primitive);
  if (isNonZero(place) || bounds.includes(primitive) || bounds.includes(primitivePart(negate(primitive)).primitive))
    return false;
  const symbols = parameters.map((p) => p.symbol).filter((s) => dependsOn(place, s));
  const [theta] = symbols;
  const root = theta === undefined ? undefined : affineRoot(place, theta);
  if (theta === undefined) return true;
  if (root === undefined) return !isOutsideAtZero(place, law, symbols);
  const others = [...freeSymbols(law.logDensity)].filter((s) => s !== theta);
  let isSeen = false;
  for (let k = 0; k < draws; k++) {
    const values = new Map(others.map((s, i) => [s, samplePoint(s.domain, i + 3 * k)] as const));
    const at = evaluate(root, values);
    const [here, near] = [at, at + aside].map((t) => evaluate(law.logDensity, new Map([...values, [theta, t]])));
    if (near === undefined || !Number.isFinite(near)) continue;
    if (here !== undefined && Number.isFinite(here)) return true;
    isSeen = true;
  }
  return !isSeen;
}
