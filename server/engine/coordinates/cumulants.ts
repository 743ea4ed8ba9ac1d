// The cumulants of the statistics of an exponential family, as derivatives of the log-partition function in the natural parameters,
// taken in the model's own: ∂/∂ηⱼ = Σᵢ (∂θᵢ/∂ηⱼ) ∂/∂θᵢ. Shown where moments by quadrature or summation confirm them.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), chapter 2.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { add, multiply, number, power, subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import type { Matrix } from '../expr/matrix.ts';
import { shape } from '../expr/shape/shape.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { ModelResults } from '../modelResults.ts';

const orders = 4;
/** A longer cumulant explains nothing to a reader. */
const longest = 80;
const tolerance = 1e-7;

/** κ₁ … κ₄ of each statistic, as far as they are short; `back` is ∂θ/∂η. Undefined where they are not confirmed. */
export function cumulants(
  results: ModelResults,
  { sufficient }: ExponentialForm,
  mean: readonly Expr[],
  back: Matrix,
  budget: Budget,
): readonly (readonly Expr[])[] | undefined {
  const parameters = results.model.parameters.map((p) => p.symbol);
  const all = mean.map((first, j) => derivatives(first, j, back, parameters));
  return isConfirmed(results, sufficient, mean, all, budget) ? all : undefined;
}

function derivatives(first: Expr, j: number, back: Matrix, parameters: readonly SymbolExpr[]): readonly Expr[] {
  const found = [first];
  for (let last = first; found.length < orders; found.push(last)) {
    last = shape(add(...parameters.map((p, i) => multiply(back[i]?.[j] as Expr, differentiate(last, p)))), 'brief');
    if (nodeCount(last) > longest) break;
  }
  return found;
}

/** κ₂ = μ₂, κ₃ = μ₃, κ₄ = μ₄ − 3 μ₂² for the moments about the mean. */
function isConfirmed(
  { model, information, seed }: ModelResults,
  statistics: readonly Expr[],
  mean: readonly Expr[],
  all: readonly (readonly Expr[])[],
  budget: Budget,
): boolean {
  const { law, positive } = information.normalized;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const centered = statistics.map((t, j) => subtract(t, mean[j] as Expr));
  const powers = centered.flatMap((c) => [1, 2, 3, 4].map((r) => power(c, number(r))));
  const prepared = prepareExpectation(powers, law, symbols);
  const program = compile(all.flat(), symbols);
  const out = new Float64Array(program.outputs);
  const conditions = [...model.positive, ...positive, ...information.regularWhere];
  try {
    for (const point of samplePoints(symbols, conditions, `${seed}:cumulants`, 3)) {
      const { values, errorBounds, converged, mass } = prepared.at(point, budget);
      if (!converged || Math.abs(mass - 1) > 1e-9) continue;
      program.bind(point)([], out);
      let place = 0;
      return all.every((own, j) => {
        const [first, second, third, fourth] = [0, 1, 2, 3].map((r) => values[4 * j + r] as number) as [
          number,
          number,
          number,
          number,
        ];
        const expected = [first, second, third, fourth - 3 * second * second];
        return own.every((_, r) => {
          const formula = r === 0 ? 0 : (out[place + r] as number);
          const unit = second ** ((r + 1) / 2);
          const error = 4 * (errorBounds[4 * j + r] as number) + tolerance * (unit + Math.abs(formula));
          const isRight = Math.abs((expected[r] as number) - formula) <= error;
          if (r === own.length - 1) place += own.length;
          return isRight;
        });
      });
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
  }
  return false;
}
