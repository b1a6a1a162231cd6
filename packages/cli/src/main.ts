import { cac } from 'cac'
import { AltTextError, describeError } from '@alt-text/core'
import { commandsFor } from './commands/index.ts'
import type { Command } from './command.ts'
import type { Io } from './io.ts'
import { camelCased, guarded, unguarded } from './options.ts'
import { checkArguments, checkFlags, nameOf, unknownCommand } from './usage.ts'

/**
 * Runs one command line.
 * @param argv as the process got it, program first
 * @returns the exit code: 0 fine, 1 findings, 2 could not run
 */
export async function main(argv: readonly string[], io: Io, version: string): Promise<number> {
  try {
    return await run(argv, io, version)
  } catch (error) {
    if (error instanceof AltTextError || isUsageError(error)) io.note(io.style.red(describeError(error)))
    else io.note(`${io.style.red('This is a fault of alt-text itself; please report it.')}\n${traceOf(error)}`)
    return 2
  }
}

async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  let code = 0
  const cli = cac('alt-text')
  const commands = await commandsFor(argv[2])
  for (const command of commands)
    register(cli, command, async (args, options) => void (code = await command.run(io, args, options)))
  cli.help((sections) => {
    const about = cli.matchedCommand?.description
    return about === undefined ? sections : sections.toSpliced(1, 0, { body: `${about}.` })
  })
  cli.version(version)
  cli.parse(guarded(camelCased(argv)), { run: false })
  const { options, matchedCommandName } = cli
  if (options['help'] === true) return 0
  if (options['version'] === true) {
    // cac has printed it where no command is named.
    if (matchedCommandName !== undefined) cli.outputVersion()
    return 0
  }
  const command = commands.find((it) => nameOf(it) === matchedCommandName)
  if (command === undefined) throw unknownCommand(unguarded(cli.args[0]), commands)
  checkFlags(command, options)
  checkArguments(command, cli.args)
  await cli.runMatchedCommand()
  return code
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
    const { '--': rest, ...flags } = parts.pop() as Readonly<Record<string, unknown>>
    const options = Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, unguarded(value)]))
    // A path that looks like a flag stands behind `--`.
    const args = [...parts.flat(), ...(rest as unknown[])].filter((it) => it !== undefined)
    return run(args.map(String).map(unguarded), options)
  })
}

function isUsageError(error: unknown): boolean {
  return error instanceof Error && error.name === 'CACError'
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
