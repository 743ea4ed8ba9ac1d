// Which integrals the formulas of a model name: the constants of its kernels, where no closed form of them is known.
import { exp } from '../expr/build.ts';
import { eachNode, type Expr } from '../expr/expr.ts';
import { withOwnFunctionsWritten } from '../expr/exponentialSums.ts';
import { kernelIntegralOf, type Kernel } from '../expectation/kernelIntegrals.ts';
import { supportLatex, supportText } from '../render/domains.ts';
import { toLatex } from '../render/latex.ts';
import { latexName } from '../render/names.ts';
import { toText } from '../render/text.ts';
import type { ExpressionReport } from './schema.ts';

/** Z(θ) = ∫ of the kernel, one for each kernel whose constant stands in the log-density. */
export function constantsReport(logDensity: Expr): ExpressionReport[] {
  const found: ExpressionReport[] = [];
  eachNode(logDensity, (node) => {
    const integral = kernelIntegralOf(node);
    if (integral?.statistics.length === 0) found.push(definition(node, integral.kernel));
  });
  return found.sort((a, b) => (a.text < b.text ? -1 : 1));
}

function definition(logZ: Expr, { law }: Kernel): ExpressionReport {
  const constant = exp(withOwnFunctionsWritten(logZ));
  const kernel = exp(law.logDensity);
  const x = law.variables.map((v) => latexName(v.name)).join(', ');
  const isSum = law.measure === 'counting';
  const over = supportLatex(law.support);
  return {
    text: `${toText(constant)} = ${isSum ? 'sum' : 'integral'} of ${toText(kernel)} over ${supportText(law.support)}`,
    latex: isSum
      ? `${toLatex(constant)} = \\sum_{${x} \\in ${over}} ${toLatex(kernel)}`
      : `${toLatex(constant)} = \\int_{${over}} ${toLatex(kernel)} \\, \\mathrm{d} ${x}`,
  };
}
