// The model is an exponential family: the log-density is Σ ηⱼ(θ) Tⱼ(x) − A(θ) + log h(x) on a fixed support.
import { samplePoints } from '../information/samplePoints.ts';
import { separation } from '../information/separation.ts';
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
      const rank =
        point === undefined ? undefined : new ScoreRank(information.normalized.law, form.sufficient, symbols).at(point);
      const least = rank ?? form.natural.length;
      const dependent =
        least < form.natural.length
          ? `; on the support they are affinely dependent, so that ${least} of them ${least === 1 ? 'is' : 'are'} enough`
          : '';
      const curved = least > p ? `; curved, since it has ${least} natural parameters and ${p} of its own` : '';
      return { verdict: 'holds', reason: `Its sufficient statistics are ${statistics}${dependent}${curved}.` };
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
