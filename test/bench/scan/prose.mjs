import { Chance } from './chance.mjs'

const words =
  `a the of to in for with from by on at as is are was be has have can may will should when where which that this these
  each every other another first last next new old small large open closed simple common public private local remote
  value values name names type types file files folder page pages site sites link links list lists table tables row rows
  key keys user users team teams group groups role roles server client request response error errors message messages
  state states event events image images photo picture object objects class classes function functions method methods
  option options default defaults setting settings version versions release build builds test tests command commands
  line lines column columns text texts word words number numbers date time cache memory disk network address port host
  module modules package packages import export source sources target output input result results example examples
  call calls return returns set sets get gets add adds remove removes change changes keep keeps read reads write writes
  start starts stop stops run runs use uses need needs make makes show shows find finds wait waits send sends take takes
  before after between while until because although only also never always often again together slowly quickly
  configuration documentation installation authentication performance environment application component directory
  résumé naïve Zürich 日本語 façade`.split(/\s+/)

const chance = new Chance(20_261_122)
const sentences = Array.from({ length: 4000 }, () => {
  const said = Array.from({ length: 6 + chance.below(18) }, () => chance.of(words)).join(' ')
  return `${said[0].toUpperCase()}${said.slice(1)}.`
})

export function sentence(by) {
  return by.of(sentences)
}

export function paragraph(by) {
  return Array.from({ length: 2 + by.below(5) }, () => by.of(sentences)).join(' ')
}

/** A few words, as a heading or an alternative has. */
export function phrase(by) {
  return `${Array.from({ length: 2 + by.below(4) }, () => by.of(words)).join(' ')}`
}

/** A name as code has: `readValues3`. */
export function identifier(by) {
  const [one, two] = [by.of(words), by.of(words)].map((word) => word.replaceAll(/[^a-z]/gi, '') || 'it')
  return `${one}${two[0].toUpperCase()}${two.slice(1)}${by.below(90)}`
}
