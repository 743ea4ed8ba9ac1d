// What the command line says of itself.
import { reportParts } from '../engine/report/schema.ts';

export const help = `Statistics notes that compute: what follows from the models in your Markdown.

  fisher-notes check [OPTION…] NOTE…   derive and verify what the models of the notes imply
      NOTE                  a Markdown or Quarto file, or a folder in which all of them are checked
      --format text|json    readable text (the default), or the report as JSON
      --only PARTS          only these parts of each model, separated by commas:
${wrapped(reportParts.join(', '))}
      --fail-on SEVERITY    the least severity that makes the exit code 1: error (the default),
                            warning, information or hint
      --severity CODE=LEVEL how grave findings with this code are: a severity, or off; may be repeated
      --pedantic            findings too that only a careful writer asks for: unstated domains, and the like

  fisher-notes schema                  print the JSON Schema of the report
  fisher-notes lsp --stdio             serve an editor by the Language Server Protocol
  fisher-notes --help, --version

Exit code: 0 nothing found at the severity of --fail-on, 1 something found, 2 unusable arguments.
`;

function wrapped(text: string): string {
  const indent = ' '.repeat(28);
  const lines = [indent];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 100) lines.push(`${indent}${word} `);
    else lines[lines.length - 1] = `${line}${word} `;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}
