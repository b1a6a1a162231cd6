// Lets outside conformance suites ask this project. Needs a build (`npm run build`).
import { questionAt, scanSource, wordingOf } from '../../packages/core/dist/index.mjs'

const languages = {
  html: 'html',
  md: 'markdown',
  mdx: 'mdx',
  jsx: 'jsx',
  tsx: 'jsx',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
}

const occurrences = (code, lang, filename, config) =>
  scanSource({ path: filename, language: languages[lang], text: code }, { components: componentsOf(config) })

/** Suites name a component's element only; its props are the usual ones. */
function componentsOf(config) {
  const rows = Object.entries(config?.components ?? {}).map(([name, element]) => [
    name,
    { src: 'src', alt: 'alt', as: element === 'input[image]' ? 'image-button' : element },
  ])
  return Object.fromEntries(rows)
}

/** Suites ask what is written in `src`; of an image without one, what its `srcset` says is no answer to that. */
const addressOf = ({ kind, value, from, specifier }) =>
  kind === 'address' && from === undefined ? value : kind === 'asset' ? specifier : null

/**
 * `described` with a flaw in its words is what suites call suspicious. Not where somebody has yet to write them: the
 * audit tells of "alt text", "TODO" and "...", which suites use for any good alternative.
 */
function verdictOf(occurrence, config) {
  const { verdict, alt, context } = occurrence
  if (verdict === 'named') return 'named-otherwise'
  if (verdict !== 'described') return verdict
  const question = questionAt(occurrence, { language: context.language ?? 'en', unwanted: config?.words })
  const flaw = wordingOf(alt.trim(), question)
  return flaw === undefined || flaw.kind === 'unfinished' ? 'described' : 'suspicious'
}

/** Every image with its verdict, in the words of the suites. */
export async function scan(code, lang, filename, config) {
  const found = await occurrences(code, lang, filename, config)
  return found.map((occurrence) => ({
    src: addressOf(occurrence.source),
    verdict: verdictOf(occurrence, config),
    alt: occurrence.alt,
  }))
}

/** Every image with its role, and what is to be done about it. */
export async function judge(code, lang, filename) {
  const found = await occurrences(code, lang, filename)
  return found.map(({ source, role, decision, context, suggest }) => ({
    src: addressOf(source),
    role,
    decision,
    context: { heading: context.heading, link: context.link, caption: context.caption, lang: context.language },
    suggest,
  }))
}
