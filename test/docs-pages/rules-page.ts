import type { Example } from '../../packages/core/src/audit/example.ts'
import { picture } from '../../packages/core/src/audit/example.ts'
import type { Rule } from '../../packages/core/src/audit/rule.ts'

/** The documentation of every rule, from the rules themselves: their examples are their tests. */
export function rulesPage(rules: readonly Rule[]): string {
  const row = ({ code, finds, levels }: Rule): string =>
    `| [\`${code}\`](#${code}) | ${finds.replaceAll('|', '\\|')} | ${levels.recommended} | ${levels.strict} |`
  return [
    '# Rules',
    '',
    'This page is made from the rules; their examples are their tests. Levels and options are set in the config under `rules`, and one finding is let pass where it stands by a comment with a reason: `<!-- alt-text-ignore rule-code: reason -->`. Entries of the captions file are shown without their `hash`, which `alt-text fill` writes.',
    '',
    '| rule | finds | recommended | strict |',
    '|---|---|---|---|',
    ...rules.map(row),
    '',
    ...rules.flatMap(section),
  ].join('\n')
}

function section({ code, finds, why, standards, levels, options, examples }: Rule): string[] {
  return [
    `## ${code}`,
    '',
    `${finds} ${why}`,
    '',
    `Level: ${levels.recommended} in \`recommended\`, ${levels.strict} in \`strict\`.${optionsOf(options)}`,
    '',
    `Stands on: ${standards.map(({ name, url }) => `[${name}](${url})`).join(', ')}.`,
    '',
    'Found:',
    '',
    ...examples.bad.flatMap(shown),
    'Fine:',
    '',
    ...examples.good.flatMap(shown),
  ]
}

function optionsOf(options: Readonly<Record<string, unknown>>): string {
  const list = Object.entries(options).map(([name, value]) => `\`${name}\` (${JSON.stringify(value)})`)
  return list.length === 0 ? '' : ` Options, with their defaults: ${list.join(', ')}.`
}

function shown({ name, files, captions, options }: Example): string[] {
  const sources = Object.entries(files).filter(([, text]) => !text.startsWith(picture))
  return [
    `- ${name}${options === undefined ? '' : `, with \`${JSON.stringify(options)}\``}`,
    '',
    ...sources.flatMap(([path, text]) => block(path, text)),
    ...(captions === undefined ? [] : block('alt-text.json', JSON.stringify({ images: captions }, null, 2))),
  ]
}

function block(path: string, text: string): string[] {
  const language = /\.(\w+)$/.exec(path)?.[1] ?? ''
  const ticks = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)))
  // Lone controls, as some examples have, would be lost in an editor.
  const lines = text.replaceAll(
    /[^\P{Cc}\n\t]/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  const title = path === 'index.html' || path === 'index.md' ? '' : ` title="${path}"`
  return [
    `  ${ticks}${language}${title}`,
    ...lines
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`.trimEnd()),
    `  ${ticks}`,
    '',
  ]
}
