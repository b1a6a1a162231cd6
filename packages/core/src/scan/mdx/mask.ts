/**
 * Docusaurus lets two things stand in MDX that MDX itself does not know, HTML comments and heading ids
 * (https://docusaurus.io/docs/api/docusaurus-config#markdown): the first become comments of an expression, the others
 * blanks. Nothing changes its place; elsewhere a page with them does not compile, whatever is made of it here.
 */
export function maskLegacyMdx(text: string): string {
  return maskComments(text).replaceAll(
    headingId,
    (line: string, before: string) =>
      before.padEnd(line.length - lineEnd(line)) + line.slice(line.length - lineEnd(line)),
  )
}

const headingId = /^( {0,3}#{1,6}[ \t][^\n]*?)\{#[^{}\n]*\}[ \t]*\r?$/gm

function lineEnd(line: string): number {
  return line.endsWith('\r') ? 1 : 0
}

function maskComments(text: string): string {
  let masked = ''
  let done = 0
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', done)) {
    const end = text.indexOf('-->', start + 4)
    if (end === -1) break
    const inside = text.slice(start + 4, end).replaceAll('*/', '* ')
    masked += `${text.slice(done, start)}{/* ${inside}*/}`
    done = end + 3
  }
  return done === 0 ? text : masked + text.slice(done)
}
