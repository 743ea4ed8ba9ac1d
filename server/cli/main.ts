#!/usr/bin/env node
// The command `fisher-notes`.
import process from 'node:process';
import { runCommand } from './command.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
