// Decides what the outline of a note lists: its models, and what each of them declares.
import { SymbolKind } from 'vscode-languageserver-types';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { BlockSyntax, StatementSyntax } from '../engine/text/syntax.ts';
import { bodyRange, toRange } from './convert.ts';
import type { NoteSnapshot } from './snapshot.ts';

interface Named {
  readonly name: string;
  readonly kind: SymbolKind;
}

function namesOf(statement: StatementSyntax): readonly Named[] {
  switch (statement.kind) {
    case 'observation':
      return statement.variables.map(({ name }) => ({ name, kind: SymbolKind.Variable }));
    case 'param':
      return [{ name: statement.name.name, kind: SymbolKind.TypeParameter }];
    case 'let':
      return [{ name: statement.name.name, kind: SymbolKind.Function }];
    case 'const':
      return [{ name: statement.name.name, kind: SymbolKind.Constant }];
    case 'given':
      return statement.covariates.map(({ variable }) => ({ name: variable.name, kind: SymbolKind.Array }));
    case 'data':
      return [{ name: statement.variable.name, kind: SymbolKind.Array }];
    case 'estimand':
    case 'estimator':
      return [{ name: statement.name.name, kind: SymbolKind.Function }];
    default:
      return [];
  }
}

function statementSymbols(note: NoteSnapshot, block: BlockSyntax): DocumentSymbol[] {
  return block.statements.flatMap((statement) =>
    namesOf(statement)
      .filter(({ name }) => name !== '')
      .map(({ name, kind }) => {
        const range = bodyRange(note, block, statement.span);
        const detail = block.text.slice(statement.span.start, statement.span.end).replaceAll(/\s+/g, ' ');
        return { name, kind, detail, range, selectionRange: range };
      }),
  );
}

/** The note's models as a tree. */
export function documentSymbols(note: NoteSnapshot): readonly DocumentSymbol[] {
  return note.syntax.blocks.map((block) => ({
    name: block.name,
    detail: 'model',
    kind: SymbolKind.Class,
    range: toRange(note.lines, block.span),
    selectionRange: toRange(note.lines, block.nameSpan ?? block.fenceSpan),
    children: statementSymbols(note, block),
  }));
}
