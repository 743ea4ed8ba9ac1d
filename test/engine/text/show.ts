/** Shows syntax as short text, so that a test is a line in and a line out. */

import type {
  AssignmentSyntax,
  DomainSyntax,
  ExactNumber,
  ExpressionSyntax,
  LawSyntax,
  SourceSyntax,
  StatementSyntax,
  SyntaxIssue,
} from '../../../server/engine/text/syntax.ts';

export function showNumber({ numerator, denominator }: ExactNumber): string {
  return denominator === 1n ? numerator.toString() : `${numerator.toString()}/${denominator.toString()}`;
}

/** Every operation in brackets of its own; a hole is `?`. */
export function show(expression: ExpressionSyntax): string {
  switch (expression.kind) {
    case 'number':
      return showNumber(expression.value);
    case 'name':
      return expression.name;
    case 'error':
      return '?';
    case 'negate':
      return `(-${show(expression.operand)})`;
    case 'not':
      return `(not ${show(expression.operand)})`;
    case 'binary':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
    case 'comparison':
      return `(${show(expression.first)}${expression.rest.map((link) => ` ${link.operator} ${show(link.operand)}`).join('')})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map((argument) => show(argument.value)).join(', ')})`;
    case 'if':
      return `if(${show(expression.condition)}, ${show(expression.then)}, ${show(expression.otherwise)})`;
    case 'indicator':
      return `1[${show(expression.condition)}]`;
    case 'list':
      return `[${showAll(expression.elements)}]`;
    case 'matrix':
      return `matrix[${expression.rows.map((row) => `[${showAll(row)}]`).join(', ')}]`;
    case 'sum':
      return `sum(${show(expression.body)}, ${show(expression.index)} in ${show(expression.from)}..${show(expression.to)})`;
    case 'index':
      return `${show(expression.target)}[${showAll(expression.indices)}]`;
  }
}

function showAll(expressions: readonly ExpressionSyntax[]): string {
  return expressions.map(show).join(', ');
}

export function showDomain(domain: DomainSyntax): string {
  switch (domain.kind) {
    case 'reals':
      return 'R';
    case 'interval':
      return `${domain.lowerClosed ? '[' : '('}${show(domain.lower)}, ${show(domain.upper)}${domain.upperClosed ? ']' : ')'}`;
    case 'integers':
      return `{${show(domain.from)}..${domain.to === undefined ? '' : show(domain.to)}}`;
    case 'finite':
      return `{${showAll(domain.elements)}}`;
    case 'power':
      return `${showDomain(domain.base)}^${show(domain.exponent)}`;
    case 'product':
      return domain.factors.map(showDomain).join('*');
    case 'simplex':
    case 'posdef':
      return `${domain.kind}(${show(domain.size)})`;
    case 'inequality':
      return `${domain.operator} ${show(domain.bound)}`;
    case 'error':
      return '?';
  }
}

export function showLaw(law: LawSyntax): string {
  switch (law.kind) {
    case 'error':
      return '?';
    case 'distribution': {
      const list = law.arguments.map(({ name, value }) => (name === undefined ? '' : `${name} = `) + show(value));
      return `${law.name}(${list.join(', ')})${showOn(law.on)}`;
    }
    case 'mixture': {
      const parts = law.components.map((component) => `${show(component.weight)}: ${showLaw(component.law)}`);
      return `mixture(${parts.join(', ')})${showOn(law.on)}`;
    }
    case 'density':
    case 'mass':
    case 'kernel':
    case 'energy':
      return `${law.kind}(${show(law.expression)})${showOn(law.on)}`;
  }
}

function showOn(domain: DomainSyntax | undefined): string {
  return domain === undefined ? '' : ` on ${showDomain(domain)}`;
}

function showSource(source: SourceSyntax): string {
  switch (source.kind) {
    case 'values':
      return `= ${show(source.value)}`;
    case 'law':
      return `~ ${showLaw(source.law)}`;
    case 'file':
      return `from <${source.path}>${source.column === undefined ? '' : ` column <${source.column}>`}`;
    case 'error':
      return '?';
  }
}

function showAssignments(assignments: readonly AssignmentSyntax[]): string {
  return assignments.map(({ target, value }) => `${show(target)} = ${show(value)}`).join(', ');
}

export function showStatement(statement: StatementSyntax): string {
  switch (statement.kind) {
    case 'observation': {
      const names = statement.variables.map((variable) => variable.name).join(', ');
      return `${statement.bracketed ? `(${names})` : names} ~ ${showLaw(statement.law)}`;
    }
    case 'param':
      return `param ${statement.name.name} in ${showDomain(statement.domain)}`;
    case 'let':
    case 'estimand':
    case 'estimator':
      return `${statement.kind} ${statement.name.name} = ${show(statement.value)}`;
    case 'const':
      return `const ${statement.name.name}${statement.value === undefined ? '' : ` = ${show(statement.value)}`}`;
    case 'at':
    case 'versus':
      return `${statement.kind} ${showAssignments(statement.assignments)}`;
    case 'versus-model':
      return `versus model <${statement.model}>`;
    case 'samples':
      return `samples ${statement.symbol?.name ?? '-'} = ${statement.value === undefined ? '-' : show(statement.value)}`;
    case 'given': {
      const list = statement.covariates.map(
        ({ variable, source }) => `${variable.name}${source === undefined ? '' : ` ${showSource(source)}`}`,
      );
      return `given ${list.join(', ')}`;
    }
    case 'data':
      return `${statement.kind} ${statement.variable.name} ${showSource(statement.source)}`;
    case 'prior':
      return `prior ${statement.name.name} ~ ${showLaw(statement.law)}`;
    case 'reparam':
      return `reparam ${statement.definitions.map(({ name, value }) => `${name.name} = ${show(value)}`).join(', ')}`;
    case 'claim': {
      const { name, indices, arguments: list } = statement.what;
      const subject =
        (indices.length > 0 ? `[${showAll(indices)}]` : '') + (list.length > 0 ? `(${showAll(list)})` : '');
      return `claim ${name}${subject} = ${show(statement.value)}`;
    }
    case 'error':
      return '?';
  }
}

/** `start-end message`, and ` → repaired text` where a repair is offered. */
export function showIssue(text: string, { span, message, suggestion }: SyntaxIssue): string {
  const repaired =
    suggestion === undefined
      ? ''
      : ` → ${text.slice(0, suggestion.span.start)}${suggestion.replacement}${text.slice(suggestion.span.end)}`;
  return `${span.start}-${span.end} ${message}${repaired}`;
}
