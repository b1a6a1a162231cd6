import { cac } from 'cac'
import { AltTextError, describeError } from '@alt-text/core'
import { commands } from './commands/index.ts'
import type { Command } from './command.ts'
import type { Io } from './io.ts'

/**
 * Runs one command line.
 * @param argv as the process got it, program first
 * @returns the exit code: 0 fine, 1 findings, 2 could not run
 */
export async function main(argv: readonly string[], io: Io, version: string): Promise<number> {
  let code: number | undefined
  const cli = cac('alt-text')
  for (const command of commands)
    register(cli, command, async (args, options) => void (code = await command.run(io, args, options)))
  cli.help()
  cli.version(version)
  try {
    cli.parse([...argv], { run: false })
    if (cli.options['help'] === true || cli.options['version'] === true) return 0
    if (cli.matchedCommand === undefined) return unknownCommand(io, cli.args[0])
    await cli.runMatchedCommand()
    return code ?? 0
  } catch (error) {
    if (!(error instanceof AltTextError) && !isUsageError(error)) throw error
    io.note(io.style.red(describeError(error)))
    return 2
  }
}

function register(
  cli: ReturnType<typeof cac>,
  command: Command,
  run: (args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>,
): void {
  const registered = cli.command(command.usage, command.description)
  for (const { usage, description, default: value } of command.flags) {
    registered.option(usage, description, value === undefined ? {} : { default: value })
  }
  for (const example of command.examples) registered.example(`  ${example}`)
  registered.action((...parts: unknown[]) => {
    const options = parts.pop() as Readonly<Record<string, unknown>>
    return run(parts.flat().map(String), options)
  })
}

function unknownCommand(io: Io, name: string | undefined): number {
  const known = commands.map(({ usage }) => usage.split(' ')[0]).join(', ')
  io.note(
    io.style.red(name === undefined ? 'Name a command.' : `There is no command "${name}".`) +
      ` Known are: ${known}. See alt-text --help.`,
  )
  return 2
}

function isUsageError(error: unknown): boolean {
  return error instanceof Error && error.name === 'CACError'
}
