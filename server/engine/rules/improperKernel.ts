// improper-kernel: the integral of a kernel over its support is infinite, so that no constant normalizes it.
import { Budget, unlessSpent } from '../base/budget.ts';
import { inShare } from '../base/work.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { makeIssue } from '../model/issue.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { checkedPoints, type ModelFacts } from '../regularity/condition.ts';
import { divergentTail } from '../regularity/divergentTail.ts';
import { pointWords } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import { domainFix } from './mending.ts';
import type { Rule } from './rule.ts';
import { workingSide, type Existence, type WorkingSide } from './workingSide.ts';

export const improperKernel: Rule = {
  code: 'improper-kernel',
  explainedBy: [],
  check({ facts }) {
    const { model } = facts;
    if (model.origin.kind !== 'kernel') return [];
    const infinite = infinitePoint(facts);
    if (infinite === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const where = parameters.length === 0 ? '' : ` for ${pointWords(parameters, infinite)}`;
    const side = domainFound(facts, infinite);
    const fix = side === undefined ? undefined : domainFix(facts, side.parameter, side.range);
    // of parameters that were drawn it is told where that says what to state
    const isDrawn = model.point === undefined && checkedPoints(facts.information).every((p) => p.mass !== Infinity);
    if (isDrawn && fix === undefined) return [];
    const what =
      fix === undefined
        ? 'Narrow the support, or the parameters’ domain by “param”.'
        : `${fix.title.replace(/^State /, 'With ')} it is finite wherever it was tried. State that, or narrow the support.`;
    const message = `${lawText(facts)}: the integral over the support is infinite${where}. No constant turns the kernel into a density there. ${what}`;
    return [
      makeIssue('improper-kernel', model.spans.law, message, {
        fixes: fix === undefined ? [] : [fix],
        ...(isDrawn ? { severity: 'information' } : {}),
      }),
    ];
  },
};

/** So much of the work goes into a search for a domain. */
const stepLimit = 1_500_000;
/** What an integral that does not converge exceeds where it is infinite. */
const huge = 1e9;

/** Parameters for which the integral is infinite: the writer's point, or one of those that were tried. */
function infinitePoint({ model, information }: ModelFacts): readonly number[] | undefined {
  const { isNormalized } = information.normalized;
  const met = isNormalized ? undefined : checkedPoints(information).find((p) => p.mass === Infinity);
  if (met !== undefined) return met.theta;
  const known = model.known.map((s) => model.knownValues.get(s) ?? Number.NaN);
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const drawn = samplePoints(symbols, model.positive, 'improper', drawnPoints);
  const points = model.point === undefined ? drawn : [[...model.point, ...known]];
  return points
    .find((values) => divergentTail(model.law, symbols, values) !== undefined)
    ?.slice(0, model.parameters.length);
}
const drawnPoints = 4;

/** A convenience for the writer: it takes half of what is left at most. */
const domainFound = (facts: ModelFacts, infinite: readonly number[]): WorkingSide | undefined =>
  inShare(
    1 / 2,
    () => unlessSpent(() => workingSide(facts.model, infinite, integralIsFinite(facts))),
    () => undefined,
  );

/** Whether the integral of the kernel is finite at a point, in numbers. */
function integralIsFinite({ model }: ModelFacts): Existence {
  // a kernel's own law is not divided by its constant
  const { law } = model;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const program = prepareExpectation([], law, symbols);
  const budget = new Budget(stepLimit);
  return (values) => {
    if (divergentTail(law, symbols, values) !== undefined) return false;
    const { mass, converged } = program.at(values, budget);
    if (converged && Number.isFinite(mass)) return true;
    return Number.isNaN(mass) || mass > huge ? false : undefined;
  };
}
