// How each function is written in LaTeX and in Unicode: the notation that the printers read. What is not here keeps its name.

/** Where the arguments of a function go. */
export type FunctionSign =
  /** Before its argument, in brackets only where they are needed: log x, log(1 − p). */
  | { readonly kind: 'operator'; readonly latex: string; readonly unicode: string }
  /** Before its bracketed arguments: ψ(k). */
  | { readonly kind: 'bracketed'; readonly latex: string; readonly unicode: string }
  /** The first argument below the sign, the others in brackets: I₀(κ). */
  | { readonly kind: 'subscripted'; readonly latex: string; readonly unicode: string }
  /** Around its argument: |x|. */
  | {
      readonly kind: 'around';
      readonly latex: readonly [string, string];
      readonly unicode: readonly [string, string];
    }
  /** After its argument: n!. */
  | { readonly kind: 'after'; readonly latex: string; readonly unicode: string; readonly before: string }
  /** A binomial coefficient, after `before`. */
  | { readonly kind: 'binomial'; readonly before: string }
  /** The second argument, where there is one, counts derivatives: ζ′(s). */
  | { readonly kind: 'derivative'; readonly latex: string; readonly unicode: string };

const operator = (latex: string, unicode: string): FunctionSign => ({ kind: 'operator', latex, unicode });
const bracketed = (latex: string, unicode: string): FunctionSign => ({ kind: 'bracketed', latex, unicode });

export const functionSigns: Readonly<Record<string, FunctionSign>> = {
  log: operator('\\log', 'log'),
  sin: operator('\\sin', 'sin'),
  cos: operator('\\cos', 'cos'),
  sinh: operator('\\sinh', 'sinh'),
  cosh: operator('\\cosh', 'cosh'),
  tanh: operator('\\tanh', 'tanh'),
  asin: operator('\\arcsin', 'arcsin'),
  atan: operator('\\arctan', 'arctan'),
  asinh: operator('\\operatorname{arsinh}', 'arsinh'),
  min: bracketed('\\min', 'min'),
  max: bracketed('\\max', 'max'),
  erf: bracketed('\\mathrm{erf}', 'erf'),
  erfc: bracketed('\\mathrm{erfc}', 'erfc'),
  sign: bracketed('\\mathrm{sgn}', 'sgn'),
  Phi: bracketed('\\Phi', 'Φ'),
  gamma: bracketed('\\Gamma', 'Γ'),
  lgamma: bracketed('\\log\\Gamma', 'log Γ'),
  beta: bracketed('\\mathrm{B}', 'B'),
  lbeta: bracketed('\\log\\mathrm{B}', 'log B'),
  digamma: bracketed('\\psi', 'ψ'),
  trigamma: bracketed('\\psi_{1}', 'ψ₁'),
  polygamma: { kind: 'subscripted', latex: '\\psi', unicode: 'ψ' },
  besselI: { kind: 'subscripted', latex: 'I', unicode: 'I' },
  abs: { kind: 'around', latex: ['\\lvert', '\\rvert'], unicode: ['|', '|'] },
  floor: { kind: 'around', latex: ['\\lfloor', '\\rfloor'], unicode: ['⌊', '⌋'] },
  factorial: { kind: 'after', latex: '!', unicode: '!', before: '' },
  lfactorial: { kind: 'after', latex: '!', unicode: '!', before: 'log' },
  choose: { kind: 'binomial', before: '' },
  lchoose: { kind: 'binomial', before: 'log' },
  zeta: { kind: 'derivative', latex: '\\zeta', unicode: 'ζ' },
};

/** Those whose powers stand at the name: sin² x, cosh² x. */
export const raisedOperators: ReadonlySet<string> = new Set(['sin', 'cos', 'sinh', 'cosh', 'tanh']);
