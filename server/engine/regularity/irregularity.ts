// Decides whether a model is so irregular, by its support or by jumps, that it has no Fisher information to compute.
import { fromRational } from '../expr/build.ts';
import type { Law } from '../distributions/law.ts';
import { listed } from '../model/issue.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { breakPlace } from './breaks.ts';
import type { Witness } from './condition.ts';
import { weighedBreaks } from './differentiable.ts';
import { endsAreRegular, movingEnds, type MovingEnd } from './movingEnds.ts';
import { regularRegion } from './regularRegion.ts';
import { displayName } from '../text/names.ts';
import { nameList, supportWords, type Write } from './words.ts';

const endPlace = ({ side, component }: MovingEnd): string =>
  component === undefined ? `at its ${side} end` : `at the ${side} end of ${displayName(component.name)}`;

/** What a moving end of each kind means, after `the density …`. */
export function endWords(end: MovingEnd, write: Write): string {
  const where = endPlace(end);
  const order = end.order?.kind === 'power' ? write(end.order.order) : '';
  if (end.order?.kind === 'power' && end.order.logPower !== undefined) return logarithmicWords(end, write);
  switch (end.kind) {
    case 'unbounded':
      return `the density is unbounded ${where}, like z^(a − 1) with a = ${order} < 1 in the distance z`;
    case 'jump':
      return `the density jumps ${where}`;
    case 'infinite':
      return `the density vanishes ${where} only like z^(a − 1) with a = ${order} in the distance z, not faster than z`;
    case 'regular':
      return end.order?.kind === 'flat'
        ? `the density vanishes ${where} faster than every power of the distance`
        : `the density vanishes ${where} like z^(a − 1) with a = ${order} > 2 in the distance z`;
    case 'depends':
      return `the density behaves ${where} like z^(a − 1) with a = ${order} in the distance z, which is regular only where a > 2`;
    case 'unknown':
      return `how the density behaves ${where} is not decided`;
  }
}

/** The same where a power of log z stands beside that of z. */
function logarithmicWords(end: MovingEnd, write: Write): string {
  const { kind, order } = end;
  if (order?.kind !== 'power' || order.logPower === undefined) return '';
  const like = `like z^(a − 1)·|log z|^q with a = ${write(order.order)} and q = ${write(fromRational(order.logPower))} in the distance z`;
  const where = endPlace(end);
  switch (kind) {
    case 'unbounded':
      return `the density is unbounded ${where}, ${like}`;
    case 'regular':
      return `the density vanishes ${where} ${like}, so that the variance of the score is finite`;
    case 'infinite':
      return `the density vanishes ${where} only ${like}, so that the variance of the score is infinite`;
    default:
      return `the density behaves ${where} ${like}`;
  }
}

/** One sentence without its full stop: the support, what moves it, and how the density behaves there. */
export function movingSupportWords(ends: readonly MovingEnd[], law: Law, write: Write): string {
  const parameters = nameList([...new Set(ends.flatMap((end) => end.parameters))]);
  const behaviours = [...new Set(ends.map((end) => endWords(end, write)))];
  const alike = new Set(behaviours.map((words) => words.replace(/its (lower|upper) end/, 'both its ends')));
  const [both] = alike;
  const isBoth = new Set(ends.map((end) => end.side)).size > 1 && alike.size === 1;
  const behaviour = isBoth && both !== undefined ? both : listed(behaviours);
  const hidden = ends.find((end) => end.isHidden);
  if (hidden !== undefined)
    return `the density is positive only ${hidden.side === 'lower' ? 'above' : 'below'} ${write(hidden.end)}, which moves with ${parameters}, and ${behaviour}`;
  const beside = ends.every((end) => end.isWeightless) ? 'beside this point ' : '';
  const moves = `${beside}the support ${supportWords(law.support, write)} moves with ${parameters}`;
  return law.measure === 'counting' ? moves : `${moves}, and ${behaviour}`;
}

/** The end at which the density does not vanish fast enough. */
export function endWitness({ end, order, component }: MovingEnd, { variables }: Law, write: Write): Witness {
  const near = order?.kind === 'power' ? `, a = ${write(order.order)}` : '';
  return { kind: 'boundary', text: `${component?.name ?? variables[0]?.name ?? 'x'} = ${write(end)}${near}` };
}

/** Why the model has no Fisher information, or none that is known to exist; undefined where nothing speaks against it. */
export function irregularity(model: StatisticalModel, write: Write): string | undefined {
  const { law } = model;
  const ends = movingEnds(model);
  const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  // without a point the information is that of the region in which the ends are regular
  const isRegional = regularRegion(model, write) !== undefined;
  if (!endsAreRegular(ends) && !isRegional) return sentence(movingSupportWords(ends, law, write));
  const jump = weighedBreaks(model, law).find((b) => b.break.kind === 'jump' && b.break.isJoint);
  if (jump === undefined) return undefined;
  const words = `the density jumps ${breakPlace(jump.break, write)}, a place that moves with the parameters`;
  return sentence(
    jump.isWeightless
      ? `beside this point ${words}; at the point itself what jumps has no weight, but what is shown would not hold near it`
      : words,
  );
}
