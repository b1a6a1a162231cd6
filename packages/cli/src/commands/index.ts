import type { Command } from '../command.ts'

/** Every command by its name, in the order of the help text; loaded when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: () => import('./init.ts').then((module) => module.init),
  prefetch: () => import('./prefetch.ts').then((module) => module.prefetch),
  audit: () => import('./audit.ts').then((module) => module.audit),
  fill: () => import('./fill.ts').then((module) => module.fill),
  apply: () => import('./apply.ts').then((module) => module.apply),
  why: () => import('./why.ts').then((module) => module.why),
}

/** The one that a command line begins with; all, where it begins with none. */
export async function commandsFor(first: string | undefined): Promise<Command[]> {
  const named = first !== undefined && Object.hasOwn(commands, first) ? commands[first] : undefined
  return Promise.all(named === undefined ? Object.values(commands).map((load) => load()) : [named()])
}
