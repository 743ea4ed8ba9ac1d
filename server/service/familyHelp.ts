// Decides how a family is explained: its parametrizations as signatures, with the roles and domains of their parameters.
import type { DistributionFamily, Parametrization, ParameterSpec } from '../engine/distributions/family.ts';
import { families } from '../engine/distributions/index.ts';
import type { DistributionSyntax } from '../engine/text/syntax.ts';
import { domainText } from './domainText.ts';

export { families };

/** The family of this name, as it is written in notes. */
export function familyNamed(name: string): DistributionFamily | undefined {
  return families.find((family) => family.name === name);
}

/** Whether arguments are positional in this parametrization: they are in the family's first one only. */
export function isPositional(family: DistributionFamily, parametrization: Parametrization): boolean {
  return family.parametrizations[0] === parametrization;
}

/** An argument as it is written: `mean` where it is positional, `variance = ` where it has to be named. */
export function argumentLabel(
  family: DistributionFamily,
  parametrization: Parametrization,
  spec: ParameterSpec,
): string {
  return isPositional(family, parametrization) ? spec.name : `${spec.name} = ${spec.symbol}`;
}

/** The parametrization as a call: Gamma(shape, rate), Gamma(shape = k, scale = s). */
export function signatureLabel(family: DistributionFamily, parametrization: Parametrization): string {
  const labels = parametrization.parameters.map((spec) => argumentLabel(family, parametrization, spec));
  return `${family.name}(${labels.join(', ')})`;
}

/** The parametrization that a call's arguments point to: the first that has all the names which are written. */
export function chosenParametrization(
  family: DistributionFamily,
  law: Pick<DistributionSyntax, 'arguments'>,
): Parametrization | undefined {
  const named = law.arguments.flatMap((argument) => (argument.name === undefined ? [] : [argument.name]));
  return family.parametrizations.find((candidate) =>
    named.every((name) => candidate.parameters.some((spec) => spec.name === name)),
  );
}

/** Where a parameter may lie, next to its name: σ > 0, p ∈ simplex. */
export function specDomainText(spec: ParameterSpec, name = spec.symbol): string {
  if (spec.constraint === 'simplex') return `${name} on the simplex`;
  if (spec.constraint === 'posdef') return `${name} positive definite`;
  const { lower, upper, lowerOpen, upperOpen, integer } = spec.domain;
  const bound = (value: number) => (value === Infinity ? 'inf' : value === -Infinity ? '-inf' : String(value));
  if (integer) return domainText(name, `{${bound(lower)}..${upper === Infinity ? '' : bound(upper)}}`);
  const text = domainText(name, `${lowerOpen ? '(' : '['}${bound(lower)}, ${bound(upper)}${upperOpen ? ')' : ']'}`);
  return spec.shape === 'scalar' ? text : `${text} in each entry`;
}
