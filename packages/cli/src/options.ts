import { AltTextError } from '@alt-text/core'

/** A flag that takes one text. @throws AltTextError `USAGE` when it is given twice */
export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new AltTextError('USAGE', `--${dashed(name)} takes one value.`)
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
  throw new AltTextError('USAGE', `--${dashed(name)} takes one of ${choices.join(', ')}, not "${text}".`)
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
