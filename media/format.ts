// Decides how numbers and domains are written for a reader.

const minus = '\u2212';

/** A number to `digits` significant digits, with a true minus sign and powers of ten where the size asks for them. */
export function formatNumber(value: number, digits = 4): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6 || magnitude < 1e-4) {
    const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
    const power = exponent.replace('+', '').replace('-', minus);
    return `${signed(trimZeros(mantissa))}\u00d710${superscript(power)}`;
  }
  if (Number.isInteger(value)) return signed(String(value));
  return signed(trimZeros(value.toPrecision(digits)));
}

/** An error bound, as the power of ten above it: `1e-13` is "10⁻¹³". */
export function formatAccuracy(bound: number): string {
  if (!(bound > 0)) return 'rounding';
  return `10${superscript(String(Math.ceil(Math.log10(bound))).replace('-', minus))}`;
}

const greek: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι' },
    ...{ kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ' },
    ...{ psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ' },
  }),
);

/** A domain of the model language in the reader's signs: `R` is ℝ, `(0, inf)` is (0, ∞). */
export function formatDomain(domain: string): string {
  return domain
    .replace(/^\{(\d+)\.\./, (_, first: string) => `{${first}, ${String(Number(first) + 1)}, …, `)
    .replace(/, …, (inf)?\}$/, ', …}')
    .replace(/-/g, minus)
    .replace(/\binf\b/g, '\u221e')
    .replace(/\bR\b/g, '\u211d')
    .replace(/[A-Za-z]+/g, (name) => greek.get(name) ?? name)
    .replace(/\.\./g, ' \u2026 ')
    .replace(/\^(\d+)/g, (_, power: string) => superscript(power));
}

/** How a parameter lies in its domain: "> 0" for the positive half-line, "∈ …" otherwise. */
export function formatMembership(domain: string): string {
  const above = /^([([])\s*([^,()[\]]+?)\s*,\s*inf\s*\)$/.exec(domain);
  const lower = above?.[2];
  if (above === null || lower === undefined || lower === '-inf') return `\u2208 ${formatDomain(domain)}`;
  return `${above[1] === '(' ? '>' : '\u2265'} ${formatDomain(lower)}`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function signed(text: string): string {
  return text.replace('-', minus);
}

function superscript(text: string): string {
  const signs: Readonly<Record<string, string>> = { [minus]: '\u207b', '1': '\u00b9', '2': '\u00b2', '3': '\u00b3' };
  return Array.from(text, (sign) => signs[sign] ?? String.fromCodePoint(0x2070 + Number(sign))).join('');
}
