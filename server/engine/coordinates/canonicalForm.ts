// The form of an exponential family with affinely independent natural parameters: where one of them is Σ cᵢηᵢ + c₀ for all parameters, its
// statistic T joins the others as Σ ηᵢ(Tᵢ + cᵢT), and c₀T the carrier. The means of the statistics, where the model's own equations do not
// give them, are those of its family.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), theorem 1.9.
import { add, fromRational, multiply, subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { closedExpectation } from '../expectation/index.ts';
import { chartOf } from '../geometry/chart.ts';
import { relationsAmong } from '../information/affineRelations.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

export function canonicalForm(
  model: StatisticalModel,
  information: FisherInformation,
  form: ExponentialForm,
): ExponentialForm {
  const least = reduced(model, form);
  return { ...least, mean: least.mean ?? meansInFamily(information, least) };
}

/** More natural parameters than the model's own may be dependent, or bend the family. */
function reduced(model: StatisticalModel, form: ExponentialForm): ExponentialForm {
  const { natural, sufficient, mean } = form;
  if (natural.length <= model.parameters.length) return form;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const relations = relationsAmong(natural, symbols, model.positive);
  if (relations.length === 0) return form;
  const dependent = new Set(relations.map((r) => r.relation.index));
  const kept = [...natural.keys()].filter((i) => !dependent.has(i));
  const joined = (of: readonly Expr[], i: number): Expr =>
    simplify(
      add(
        of[i] as Expr,
        ...relations.map(({ relation: { index, coefficients } }) =>
          multiply(fromRational(coefficients.get(i) ?? Q.zero), of[index] as Expr),
        ),
      ),
    );
  return {
    ...form,
    natural: kept.map((i) => natural[i] as Expr),
    sufficient: kept.map((i) => joined(sufficient, i)),
    mean: mean && kept.map((i) => joined(mean, i)),
    logCarrier: simplify(
      add(form.logCarrier, ...relations.map((r) => multiply(r.constant, sufficient[r.relation.index] as Expr))),
    ),
  };
}

/** By the equations of the family of which the model is a part, where its law is the same. */
function meansInFamily(information: FisherInformation, { sufficient }: ExponentialForm): readonly Expr[] | undefined {
  const chart = chartOf(information);
  if (chart?.pullBack === undefined) return undefined;
  const { law } = information.normalized;
  const { values } = chart.pullBack;
  const there = new Map<Expr, Expr>(law.variables.map((x, i) => [x, chart.law.variables[i] ?? x]));
  const back = new Map<Expr, Expr>([...there].map(([own, other]) => [other, own]));
  const same = substitute(substitute(chart.law.logDensity, values), back);
  if (!isZero(simplify(subtract(same, law.logDensity)))) return undefined;
  const means = sufficient.map((t) => closedExpectation(substitute(t, there), chart.problem)?.value);
  return means.every((m) => m !== undefined) ? means.map((m) => shape(substitute(m, values))) : undefined;
}
