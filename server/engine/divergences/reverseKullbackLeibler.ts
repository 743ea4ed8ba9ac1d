// The Kullback–Leibler divergence in the other direction, D(θ′‖θ).
import { substitute } from '../expr/substitute.ts';
import { symbol } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { once, type Divergence } from './divergence.ts';
import { kullbackLeibler, onlyInside } from './kullbackLeibler.ts';

export const reverseKullbackLeibler: Divergence = {
  name: 'kl-reverse',
  title: 'Reverse Kullback–Leibler divergence',
  curvature: 1 / 2,
  evaluate: once((problem) => {
    // the models change places under names that collide with neither side, and the names are put back in the answer
    const { model, other, primed, theta, thetaPrime } = problem;
    const held = model.parameters.map((p, i) => symbol(`#${String(i)}`, p.symbol.role, p.symbol.domain));
    const swapped = kullbackLeibler.evaluate({
      ...problem,
      model: other,
      other: model,
      primed: held,
      theta: thetaPrime,
      thetaPrime: theta,
    });
    if (swapped?.expression === undefined) return swapped;
    const names = new Map<Expr, Expr>(other.parameters.map((p, i) => [p.symbol, primed[i] as Expr]));
    held.forEach((h, i) => names.set(h, model.parameters[i]?.symbol as Expr));
    const reason = swapped.reason === onlyInside('θ', 'θ′') ? onlyInside('θ′', 'θ') : swapped.reason;
    return { ...swapped, reason, expression: substitute(swapped.expression, names) };
  }),
  source: 'Kullback and Leibler, Annals of Mathematical Statistics 22 (1951)',
};
