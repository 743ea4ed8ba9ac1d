// Decides which command the arguments name. What a command needs is read only when it is the one that runs.
import { ReportSchema } from '../engine/report/schema.ts';
import { programVersion } from '../service/programVersion.ts';
import { didYouMean, UnusableArguments } from './checkArguments.ts';
import { help } from './help.ts';

export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

const commands = ['check', 'schema', 'lsp'] as const;

/** Runs the command line; the exit code: 0 clean, 1 something found, 2 unusable arguments. */
export async function runCommand(args: readonly string[], { out, error }: Output): Promise<number> {
  const [command, ...rest] = args;
  const wantsHelp = command === 'help' || command === '-h' || args.includes('--help');
  if (wantsHelp) {
    out(help);
    return 0;
  }
  try {
    switch (command) {
      case '--version':
      case '-v':
        out(`${programVersion}\n`);
        return 0;
      case 'check': {
        const { check } = await import('./check.ts');
        return await check(rest, out);
      }
      case 'schema':
        out(
          `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...ReportSchema }, null, 2)}\n`,
        );
        return 0;
      case 'lsp':
        return await serve(rest);
      case undefined:
        throw new UnusableArguments('Say what to do: fisher-notes check NOTE…, or fisher-notes --help');
      default:
        throw new UnusableArguments(
          `There is no command “${command}”; there are ${commands.join(', ')}.${didYouMean(command, commands)}`,
        );
    }
  } catch (problem) {
    if (!(problem instanceof UnusableArguments)) throw problem;
    error(`fisher-notes: ${problem.message}\n`);
    return 2;
  }
}

async function serve(args: readonly string[]): Promise<number> {
  const transports = ['--stdio', '--node-ipc'];
  const unknown = args.find(
    (argument) => !transports.includes(argument) && !/^--(?:socket|pipe|clientProcessId)=/.test(argument),
  );
  if (unknown !== undefined) {
    throw new UnusableArguments(`lsp knows no argument “${unknown}”.${didYouMean(unknown, transports)}`);
  }
  if (args.length === 0)
    throw new UnusableArguments('lsp speaks over standard input and output: fisher-notes lsp --stdio');
  await import('../lsp/main.ts');
  return 0;
}
