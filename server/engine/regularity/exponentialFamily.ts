// The model is an exponential family: the log-density is Σ ηⱼ(θ) Tⱼ(x) − A(θ) + log h(x) on a fixed support.
import type { Expr } from '../expr/expr.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { separation } from '../information/separation.ts';
import { affineRank } from './affineRank.ts';
import type { Condition } from './condition.ts';
import { movingEnds } from './movingEnds.ts';
import { ScoreRank } from './scoreRank.ts';

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
      const enough = `so that ${least} of them ${least === 1 ? 'is' : 'are'} enough`;
      const dependent =
        rank !== undefined && rank < count
          ? `; on the support they are affinely dependent, ${enough}`
          : least < count
            ? `; the natural parameters that they stand with are affinely dependent, so that ${least} combination${least === 1 ? '' : 's'} of them ${least === 1 ? 'is' : 'are'} enough`
            : '';
      // affinely independent statistics and natural parameters; these fill an open set (Lehmann and Casella 1998, section 1.5)
      const isMinimal = rank === count && independent === count;
      const isFull = isMinimal && count === p && rankOf(information.score) === p;
      const minimal = !isMinimal ? '' : isFull ? '; minimal and of full rank' : '; minimal';
      // where both are dependent, fewer still may be enough
      const isExact = rank === count || independent === count;
      const curved =
        least > p && isExact ? `; curved, since it has ${least} natural parameters and ${p} of its own` : '';
      return {
        verdict: 'holds',
        reason: `Its sufficient statistics are ${statistics}${dependent}${minimal}${curved}.`,
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
    return {
      verdict: 'fails',
      reason:
        'The log-density does not separate into finitely many products of a function of the parameters and one of the observation. Regularity does not need it.',
    };
  },
};
