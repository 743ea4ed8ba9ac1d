// Decides whether a distribution still exists at a value on the edge of its parameter space: its density there has total 1.
import { Budget, unlessSpent } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { integrate } from '../numeric/quadrature.ts';
import { sumSeries } from '../numeric/series.ts';
import { statesKernel, type LawOrigin } from './statisticalModel.ts';
import { boundsOf } from './supports.ts';

const steps = 20_000;
const tolerance = 1e-7;

/** Of one number only; false also where the total is not had. A kernel needs a total that is finite and positive. */
export function lawExistsAt(law: Law, origin: LawOrigin, values: ReadonlyMap<SymbolExpr, number>): boolean {
  const { support, variables } = law;
  if (variables.length !== 1 || support.kind === 'product') return false;
  const symbols = [...values.keys()];
  const theta = [...values.values()];
  const ends = new Float64Array(boundsOf(support).length);
  compile(boundsOf(support), symbols).bind(theta)([], ends);
  const run = compile([law.logDensity], symbols, variables).bind(theta);
  let failures = 0;
  const at = (x: number, out: Float64Array): void => {
    run([x], out);
    const log = out[0] as number;
    const fails = Number.isNaN(log) || log === Infinity;
    if (fails) failures += 1;
    out[0] = fails ? 0 : Math.exp(log);
  };
  const [lower, upper] = [ends[0] as number, ends[ends.length - 1] as number];
  const total = (): number => {
    const budget = new Budget(steps);
    if (support.kind === 'finite') {
      const out = new Float64Array(1);
      let sum = 0;
      for (const x of ends) {
        at(x, out);
        sum += out[0] as number;
      }
      return sum;
    }
    const result =
      support.kind === 'interval'
        ? integrate((x, _lower, _upper, out) => at(x, out), 1, { lower, upper }, { budget })
        : sumSeries(at, 1, lower, upper, { budget });
    return result.converged ? (result.values[0] as number) : NaN;
  };
  const found = unlessSpent(total);
  if (found === undefined || failures > 0) return false;
  return statesKernel(law, origin) ? found > 0 && found < Infinity : Math.abs(found - 1) < tolerance;
}
