import { AltTextError, nearest } from '@alt-text/core'

/** A flag that takes one text. @throws AltTextError `USAGE` when it is given twice */
export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new AltTextError('USAGE', `--${dashed(name)} takes one value.`)
}

/** A flag that is there or not. @throws AltTextError `USAGE` when it is given a value */
export function switchOption(options: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = options[name]
  if (value === undefined || typeof value === 'boolean') return value ?? false
  throw new AltTextError('USAGE', `--${dashed(name)} stands alone, once.`)
}

/** A flag that may be given several times, or as a comma-separated list. */
export function listOption(options: Readonly<Record<string, unknown>>, name: string): string[] | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  return (Array.isArray(value) ? value : [value]).flatMap((it) => String(it).split(',')).map((it) => it.trim())
}

/** A flag that takes a whole number. @throws AltTextError `USAGE` */
export function countOption(options: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const text = textOption(options, name)
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  throw new AltTextError('USAGE', `--${dashed(name)} takes a whole number, not "${text}".`)
}

/** A flag that takes one of a few words. @throws AltTextError `USAGE` */
export function choiceOption<T extends string>(
  options: Readonly<Record<string, unknown>>,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textOption(options, name)
  if (text === undefined) return undefined
  const choice = choices.find((it) => it === text)
  if (choice !== undefined) return choice
  const near = nearest(text, choices)
  throw new AltTextError('USAGE', `--${dashed(name)} takes one of ${choices.join(', ')}, not "${text}".`, {
    fix: near === undefined ? undefined : `Did you mean "${near}"?`,
  })
}

/** No argument of a process can hold it (argv ends at it). */
const guard = '\0'

/** Texts that are numbers as well, so marked that cac leaves them as they are: it makes 1.1 of `1.10`. */
export function guarded(args: readonly string[]): string[] {
  const end = args.indexOf('--')
  return args.map((arg, index) => {
    if (end >= 0 && index >= end) return arg
    const [, flag = '', value = ''] = /^(-[^=]*=)?(.*)$/s.exec(arg) ?? []
    return Number.isFinite(Number(value)) && !value.startsWith('-') ? `${flag}${guard}${value}` : arg
  })
}

/** What `guarded` marked, as it was typed. */
export function unguarded<T>(value: T): T {
  if (typeof value === 'string') return value.replace(guard, '') as T
  return Array.isArray(value) ? (value.map(unguarded) as T) : value
}

/**
 * The arguments with their flags as cac keeps them. It knows switches by that name alone, and takes `--dry-run docs`
 * for a flag with a value (`getMriOptions` in cac 7.1).
 */
export function camelCased(args: readonly string[]): string[] {
  const end = args.indexOf('--')
  return args.map((arg, index) => {
    if (!arg.startsWith('--') || (end >= 0 && index >= end)) return arg
    const [, no = '', name = '', value = ''] = /^--(no-)?([^=]*)(.*)$/s.exec(arg) ?? []
    return `--${no}${name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}${value}`
  })
}

/** As it is typed. */
export function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
