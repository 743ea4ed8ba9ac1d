// Whether a log-density that is given by cases of the observation, or by a list of points, is Σ ηⱼ(θ) Tⱼ(x) − A(θ) + log h(x) all the
// same: it is so where every case is, since the cases' indicators are functions of the observation; on finitely many points it is always.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), chapter 1.
import { zero } from '../expr/build.ts';
import { conditionOperands, dependsOn, dependsOnAny, operands, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { boundsOf, factorsOf, isInfinite } from '../model/supports.ts';
import { linearForm } from '../expectation/linearForm.ts';
import { onPiece, piecesOf } from '../expectation/supportPieces.ts';
import { isSupportFixed } from './closedForm.ts';

export type Separation = 'finite-support' | 'by-cases' | 'undecided' | 'no-cases';

/** More cases than these are not looked at. */
const mostCases = 64;

/** How the log-density separates; 'no-cases' where it is one formula on infinitely many points. */
export function separation(law: Law, parameters: readonly SymbolExpr[]): Separation {
  if (!isSupportFixed(law.support, parameters)) return 'no-cases';
  if (factorsOf(law.support).every((s) => s.kind !== 'interval' && !boundsOf(s).some(isInfinite)))
    return 'finite-support';
  const [x, other] = law.variables;
  if (x === undefined || other !== undefined || caseIn(law.logDensity, x) === undefined) return 'no-cases';
  const found = casesOf(law, x, parameters);
  return found?.every((e) => separates(e, x, parameters)) === true ? 'by-cases' : 'undecided';
}

/** The log-density as it reads on the parts of the support; undefined where these move with a parameter, or are too many. */
function casesOf(law: Law, x: SymbolExpr, parameters: readonly SymbolExpr[]): readonly Expr[] | undefined {
  if (law.support.kind === 'interval') {
    const pieces = piecesOf(law, x, law.support);
    if (pieces?.some((p) => dependsOnAny(p.lower, parameters) || dependsOnAny(p.upper, parameters)) !== false)
      return undefined;
    return pieces.map((piece) => onPiece(law.logDensity, x, piece));
  }
  const found: Expr[] = [];
  const open: Expr[] = [law.logDensity];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    const node = caseIn(e, x);
    if (node?.kind !== 'piecewise') found.push(e);
    else {
      const moves = node.branches.some((b) => conditionOperands(b.condition).some((o) => dependsOnAny(o, parameters)));
      const values = [...node.branches.map((b) => b.value), node.otherwise];
      if (moves || found.length + open.length + values.length > mostCases) return undefined;
      for (const value of values) open.push(substitute(e, new Map([[node, value]])));
    }
  }
  return found;
}

/** A choice between cases of the observation in the expression. */
function caseIn(e: Expr, x: SymbolExpr): Expr | undefined {
  if (!dependsOn(e, x)) return undefined;
  if (e.kind === 'piecewise' && e.branches.some((b) => conditionOperands(b.condition).some((o) => dependsOn(o, x))))
    return e;
  for (const operand of operands(e)) {
    const found = caseIn(operand, x);
    if (found !== undefined) return found;
  }
  return undefined;
}

function separates(e: Expr, x: SymbolExpr, parameters: readonly SymbolExpr[]): boolean {
  if (e === log(zero)) return true;
  const form = caseIn(e, x) === undefined ? linearForm(e, [x]) : undefined;
  return form?.terms.every((t) => !dependsOnAny(t.atom, parameters)) === true;
}
