import { AltTextError, nearest } from '@alt-text/core'
import { dashed } from './options.ts'
import type { Command } from './command.ts'

/** What a command is called. */
export function nameOf({ usage }: Command): string {
  return usage.split(' ', 1)[0] as string
}

export function unknownCommand(name: string | undefined, commands: readonly Command[]): AltTextError {
  const known = commands.map(nameOf)
  const near = name === undefined ? undefined : nearest(name, known)
  return new AltTextError('USAGE', name === undefined ? 'Name a command.' : `There is no command "${name}".`, {
    fix: near === undefined ? `Known are: ${known.join(', ')}. See alt-text --help.` : `Did you mean "${near}"?`,
  })
}

/** @throws AltTextError `USAGE` where the command is not told what it is about */
export function checkArguments(command: Command, args: readonly string[]): void {
  const needed = /<(\w+)>/.exec(command.usage)?.[1]
  if (needed === undefined || args.length > 0) return
  throw new AltTextError('USAGE', `${nameOf(command)} needs a ${needed}.`, {
    fix: `For example: ${command.examples.join(', or ')}.`,
  })
}

/** Set for every command line. */
const always = ['help', 'version']

/** @throws AltTextError `USAGE` for a flag that the command does not have */
export function checkFlags(command: Command, options: Readonly<Record<string, unknown>>): void {
  const known = [...command.flags.map(({ usage }) => /^--([\w-]+)/.exec(usage)?.[1] as string), ...always]
  for (const name of Object.keys(options).map(dashed)) {
    if (name === '--' || name === 'h' || name === 'v' || known.includes(name)) continue
    const near = nearest(name, known)
    throw new AltTextError('USAGE', `${nameOf(command)} has no flag ${name.length > 1 ? '--' : '-'}${name}.`, {
      fix: near === undefined ? `See alt-text ${nameOf(command)} --help.` : `Did you mean --${near}?`,
    })
  }
}
