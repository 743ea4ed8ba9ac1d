/** Notes that hold every form of the language and of Markdown around it, for tests that cut and change them. */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languageExamples } from '../engine/text/languageExamples.ts';

const samplesFolder = join(import.meta.dirname, '../../samples');

/** The notes that come with the project. */
const samples = existsSync(samplesFolder)
  ? readdirSync(samplesFolder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(samplesFolder, name), 'utf8'))
  : [];

const everyStatement = ['# Every statement', '', '```model every', ...languageExamples, '```', ''].join('\n');

const nested = `---
title: "Notes 😀"
tags: [a, b]
---

> A quoted model of $x \\sim \\mathcal{N}(\\mu, \\sigma^2)$ and [[link#$id]]:
>
> - \`\`\`model quoted
>   x ~ Normal(μ, # the mean
>     σ)
>   at μ = 0, σ = 1
>   \`\`\`
>
> $$
> I(\\mu) = \\frac{1}{\\sigma^2}
> = 1
> $$ {#eq-information}

1. ~~~ {.model #listed}
   (s1, s2) ~ energy(-J*s1*s2) on {-1, 1}^2
   param J > 0
   ~~~

| a | b |
|---|---|
| $x$ | \\(y\\) |

\`\`\`\`
\`\`\`model
not a model
\`\`\`
\`\`\`\`

\`\`\`math
\\int p = 1
\`\`\`

\`\`\`{model quarto}
x ~ mixture(w: Normal(0, 1),
            1 - w: Normal(m, 1))
let theta = phi/(1 +
            phi)
claim fisher[w, w] = 1/2 sigma
\`\`\`
`;

const broken = `\`\`\`model
x ~ Normal(mu, sigma
param sigma >
let a = ((([1, 2], [[3
at mu = , sigma = 1
\\foo { } | ! % 1.2.3 1e999 "open
claim fishr[ = 2
versus model
\`\`\`

$$
open formula

\`\`\`model
x ~ Poisson(lambda)

# prose in an open block
`;

export const notes: readonly string[] = [
  everyStatement,
  nested,
  nested.replaceAll('\n', '\r\n'),
  broken,
  broken.replaceAll('\n', '\r'),
  ...samples,
];
