// Decides the new coordinates that `reparam` states, and which parameters they replace.
import { symbol } from '../../expr/build.ts';
import { rangeOf } from '../../expr/assumptions.ts';
import { freeSymbols, type SymbolExpr } from '../../expr/expr.ts';
import { displayName } from '../../text/names.ts';
import type { ReparamStatement } from '../../text/syntax.ts';
import { listed } from '../issue.ts';
import { statementsOf } from '../names.ts';
import type { NewCoordinate, Reparametrization } from '../statisticalModel.ts';
import { functionOfParameters } from './estimands.ts';
import { isNewName, type Taken } from './newNames.ts';
import { isOneToOneOnALine, replacedParameters } from './jacobianRank.ts';
import { solveCoordinates } from './solveCoordinates.ts';
import type { StatementContext } from './statementContext.ts';

/** The coordinates that all `reparam` lines state together; undefined, with the reason reported, where they are none. */
export function readReparametrization(context: StatementContext): Reparametrization | undefined {
  const statements = statementsOf(context.body, 'reparam');
  const [first] = statements;
  const last = statements.at(-1);
  if (first === undefined || last === undefined || statements.some((s) => s.broken)) return undefined;
  const definitions = statements.flatMap((s) => s.definitions);
  const stated = readCoordinates(context, definitions);
  if (stated === undefined) return undefined;
  const parameters = context.parameters.flatMap((p) => p.symbols);
  const { issues } = context;
  const extra = definitions[parameters.length];
  if (extra !== undefined) {
    const count = `${parameters.length} ${parameters.length === 1 ? 'parameter' : 'parameters'}`;
    const message = `The model has ${count}, and so as many coordinates; ${definitions.length} are stated.`;
    issues.report('argument-count', extra.span, message);
    return undefined;
  }
  const exprs = stated.map((c) => c.expr);
  const { replaced, dependent } = replacedParameters(exprs, parameters);
  const surplus = dependent === undefined ? undefined : stated[dependent];
  if (surplus !== undefined) {
    const name = displayName(surplus.symbol.name);
    const message = `“${name}” follows from the other coordinates: the Jacobian is singular everywhere, so they do not determine the parameters.`;
    issues.report('type-mismatch', surplus.span, message);
    return undefined;
  }
  const folded = stated.find((c) => !isOneToOneOnALine(c.expr, parameters));
  if (folded !== undefined) {
    const held = listed(
      [...freeSymbols(folded.expr)].filter((s) => parameters.includes(s)).map((s) => displayName(s.name)),
    );
    const message = `“${displayName(folded.symbol.name)}” has the same value at different values of ${held}, so it is no coordinate. State a domain on which it rises or falls throughout, as param ${held} > 0.`;
    issues.report('type-mismatch', folded.span, message);
    return undefined;
  }
  const coordinates = arranged(context, stated, parameters, replaced);
  const span = { start: first.span.start, end: last.span.end };
  return { coordinates, inverse: solveCoordinates(coordinates, parameters), span };
}

function readCoordinates(
  context: StatementContext,
  definitions: ReparamStatement['definitions'],
): readonly NewCoordinate[] | undefined {
  const taken: Taken = new Map();
  const read = definitions.map(({ name, value, span }): NewCoordinate | undefined => {
    const expr = functionOfParameters(context, value, 'A coordinate');
    const isNew = isNewName(context, name, 'a coordinate', taken, expr);
    if (expr === undefined || !isNew) return undefined;
    const isParameter = expr.kind === 'symbol' && expr.name === name.name;
    const own = isParameter ? expr : symbol(name.name, 'parameter', { ...rangeOf(expr), integer: false });
    return { symbol: own, expr, span, isStated: true };
  });
  return read.includes(undefined) ? undefined : (read as readonly NewCoordinate[]);
}

/** A full set: as stated, or with each coordinate in the place of the parameter that it replaces. */
function arranged(
  context: StatementContext,
  stated: readonly NewCoordinate[],
  parameters: readonly SymbolExpr[],
  replaced: readonly number[],
): readonly NewCoordinate[] {
  if (stated.length === parameters.length) return stated;
  return parameters.map((own, i) => {
    const at = replaced.indexOf(i);
    const replacement = at < 0 ? undefined : stated[at];
    if (replacement !== undefined) return replacement;
    const span = context.parameters.find((p) => p.symbols.includes(own))?.span ?? { start: 0, end: 0 };
    return { symbol: own, expr: own, span, isStated: false };
  });
}
