// Decides what stands at the end of the page while not everything is there: that more is computed, or what was given up.
import type { BlockAnalysis } from '../server/engine/report/blockAnalysis.ts';
import { element } from './dom.ts';

/** The parts that a model lacks, as the page says it; nothing where all is there. */
export function restOf({ depth, model }: BlockAnalysis): Node[] {
  if (model === null) return [];
  if (depth === 'findings')
    return [element('p', { class: 'note awaited' }, 'What only this page shows is being computed.')];
  const { notReached = [] } = model;
  if (notReached.length === 0) return [];
  return [element('p', { class: 'note' }, `Given up at the step budget: ${notReached.join(', ')}.`)];
}
