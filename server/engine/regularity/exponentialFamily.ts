// The model is an exponential family: the log-density is Σ ηⱼ(θ) Tⱼ(x) − A(θ) + log h(x) on a fixed support.
import { add, fromRational, multiply, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { separation } from '../information/separation.ts';
import { listed } from '../model/issue.ts';
import { affineRank } from './affineRank.ts';
import type { Condition } from './condition.ts';
import { bendsOfNaturals, naturalSymbols, relationsOfNaturals, relationsOfStatistics } from './familyRelations.ts';
import { suggestedRank } from './finiteRank.ts';
import { movingEnds } from './movingEnds.ts';
import { ScoreRank } from './scoreRank.ts';
import type { Write } from './words.ts';

export const exponentialFamily: Condition = {
  id: 'exponential-family',
  title: 'The model is an exponential family',
  source: 'Brown, Fundamentals of Statistical Exponential Families (1986), chapter 1',
  assess({ model, exponentialFamily: form, information, write }) {
    const p = model.parameters.length;
    if (p === 0) return undefined;
    if (form !== undefined) {
      const statistics = form.sufficient.map(write).join(', ');
      const symbols = [...model.parameters.map((q) => q.symbol), ...model.known];
      const [point] = samplePoints(symbols, model.positive, 'statistics', 1);
      const { law } = information.normalized;
      const rankOf = (fs: readonly Expr[] = []): number | undefined =>
        point === undefined || fs.length === 0 ? undefined : new ScoreRank(law, fs, symbols).at(point);
      const rank = rankOf(form.sufficient);
      const count = form.natural.length;
      const independent = affineRank(form.natural, symbols, model.positive);
      const least = Math.min(rank ?? count, independent ?? count);
      const dependent =
        rank !== undefined && rank < count
          ? dependentStatistics(form, law, symbols, point ?? [], least, write)
          : least < count
            ? dependentNaturals(form, symbols, model.positive, least, write)
            : '';
      // affinely independent statistics and natural parameters; these fill an open set (Lehmann and Casella 1998, section 1.5)
      const isMinimal = rank === count && independent === count;
      const isFull = isMinimal && count === p && rankOf(information.score) === p;
      const minimal = !isMinimal ? '' : isFull ? '; minimal and of full rank' : '; minimal';
      // where both are dependent, fewer still may be enough
      const isExact = rank === count || independent === count;
      const curved =
        least > p && isExact
          ? `; curved, since it has ${least} natural parameters and ${p} of its own${isMinimal ? bends(form, symbols, model.positive, least - p, write) : ''}`
          : '';
      return {
        verdict: 'holds',
        reason: `Its sufficient statistics are ${statistics}${lastCount(law, write)}${dependent}${minimal}${curved}.`,
      };
    }
    if (movingEnds(model).length > 0)
      return {
        verdict: 'fails',
        reason: 'The support moves with a parameter; that of an exponential family does not.',
      };
    if (information.normalized.law.inMatrices === true)
      return {
        verdict: 'holds',
        reason:
          'A Gaussian vector: its sufficient statistics are the components and their products, with the natural parameters Σ⁻¹μ and −½Σ⁻¹; it is curved where these are not free.',
      };
    if (!information.normalized.isNormalized || information.score === undefined)
      return {
        verdict: 'undecided',
        reason: 'The normalizing constant has no closed form here, so the form was not decided.',
      };
    const cases = separation(
      information.normalized.law,
      model.parameters.map((q) => q.symbol),
    );
    if (cases === 'finite-support')
      return {
        verdict: 'holds',
        reason:
          'The support is finite: the indicators of its points are sufficient statistics, with the logarithms of their probabilities as natural parameters.',
      };
    if (cases === 'by-cases')
      return {
        verdict: 'holds',
        reason:
          'Case by case, the log-density separates into products of a function of the parameters and one of the observation.',
      };
    if (cases === 'undecided')
      return { verdict: 'undecided', reason: 'The density is given by cases, whose forms were not decided.' };
    const symbols = [...model.parameters.map((q) => q.symbol), ...model.known];
    if (suggestedRank(information.normalized.law, symbols, model.positive) !== undefined)
      return {
        verdict: 'undecided',
        reason:
          'In numbers the log-density separates into products of a function of the parameters and one of the observation; these were not found.',
      };
    return {
      verdict: 'fails',
      reason:
        'The log-density does not separate into finitely many products of a function of the parameters and one of the observation. Regularity does not need it.',
    };
  },
};

/** The last of several counts, which the others determine. */
function lastCount({ support, variables }: Law, write: Write): string {
  const region = support.kind === 'product' ? support.region : undefined;
  if (region?.kind !== 'counts' || region.total === undefined || region.size !== variables.length + 1) return '';
  const names = variables.map((x, i) => x.name.replace(`[${i + 1}]`, `[${region.size}]`));
  const [last] = names;
  if (last === undefined || names.some((name) => name !== last)) return '';
  const counts = [...variables, symbol(last, 'observation', reals)].map(write);
  return `, since ${counts.join(' + ')} = ${write(region.total)} determines the last`;
}

const enough = (least: number): string => `so that ${least} of them ${least === 1 ? 'is' : 'are'} enough`;

function dependentStatistics(
  form: ExponentialForm,
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  least: number,
  write: Write,
): string {
  const relations = relationsOfStatistics(form, law, symbols, point);
  if (relations.length < form.sufficient.length - least)
    return `; on the support they are affinely dependent, ${enough(least)}`;
  const equalities = listed(relations.map(({ left, right }) => `${write(left)} = ${write(right)}`));
  return `; on the support ${equalities}, ${enough(least)}`;
}

/** With ηⱼ = c₀ + Σ cᵢηᵢ the sum Σ ηᵢTᵢ is Σ ηᵢ(Tᵢ + cᵢTⱼ) + c₀Tⱼ. */
function dependentNaturals(
  form: ExponentialForm,
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
  least: number,
  write: Write,
): string {
  const relations = relationsOfNaturals(form, symbols, positive);
  if (relations.length < form.natural.length - least)
    return `; the natural parameters that they stand with are affinely dependent, so that ${least} combination${least === 1 ? '' : 's'} of them ${least === 1 ? 'is' : 'are'} enough`;
  const left = new Set(relations.map(({ relation }) => relation.index));
  const combined = form.sufficient.flatMap((statistic, i) => {
    if (left.has(i)) return [];
    const parts = relations.map(({ relation: { index, coefficients } }) =>
      multiply(fromRational(coefficients.get(i) ?? Q.zero), form.sufficient[index] as Expr),
    );
    return [simplify(add(statistic, ...parts))];
  });
  const equalities = listed(relations.map(({ left: l, right }) => `${write(l)} = ${write(right)}`));
  return `; ${equalities} ${naturals(form, write)}, so that ${listed(combined.map(write))} ${least === 1 ? 'is' : 'are'} enough`;
}

/** The relations that bend the family, where they are of second degree. */
function bends(
  form: ExponentialForm,
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
  wanted: number,
  write: Write,
): string {
  const relations = form.natural.length > 4 ? [] : bendsOfNaturals(form, symbols, positive);
  if (relations.length < wanted) return '';
  const equalities = listed(relations.slice(0, wanted).map(({ left, right }) => `${write(left)} = ${write(right)}`));
  return `: ${equalities} ${naturals(form, write)}`;
}

/** `for the natural parameters η₁ = −1/(2t²) of x² and η₂ = 1/t of x`. */
function naturals(form: ExponentialForm, write: Write): string {
  const names = naturalSymbols(form);
  const each = form.natural.map(
    (eta, i) => `${write(names[i] as Expr)} = ${write(eta)} of ${write(form.sufficient[i] as Expr)}`,
  );
  return `for the natural parameters ${listed(each)}`;
}
