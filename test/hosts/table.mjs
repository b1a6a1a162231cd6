/** The kinds of image, in the order of the table. */
const kinds = {
  markdown: 'Markdown `![](…)`',
  reference: 'Markdown `![][…]`',
  html: 'HTML in Markdown',
  mdx: 'MDX',
  content: 'content collections',
  included: 'included Markdown',
  component: 'components and templates',
  bound: 'bound or imported source',
  image: "the framework's image component",
  shell: 'page shell (`index.html`, `app.html`)',
  public: 'public folder',
  alias: 'alias',
  linked: 'alone in a link',
  language: 'page in another language',
  decorative: 'decorative',
  blank: '`alt=" "`, `:alt="undefined"`',
  dynamic: 'source known at run time only',
}

/** Host × kind of image, as Markdown; what is not reached says why below. */
export function tableOf(hosts, date = new Date()) {
  const reasons = []
  const cell = (found) => {
    if (found === undefined) return ''
    if (found.reached) return '✓'
    const at = reasons.indexOf(found.why)
    return `– ${at < 0 ? reasons.push(found.why) : at + 1}`
  }
  const rows = Object.entries(kinds)
    .filter(([kind]) => hosts.some((host) => host.kinds[kind] !== undefined))
    .map(([kind, title]) => `| ${[title, ...hosts.map((host) => cell(host.kinds[kind]))].join(' | ')} |`)
  return [
    `| image | ${hosts.map(({ title }) => title).join(' | ')} |`,
    `| --- |${hosts.map(() => ' --- |').join('')}`,
    ...rows,
    '',
    ...reasons.map((why, index) => `${index + 1}. ${why}`),
    ...(reasons.length > 0 ? [''] : []),
    `Last whole run: ${date.toISOString().slice(0, 10)}, Node ${process.versions.node}; ${hosts.map(({ versions }) => versions.join(', ')).join('; ')}.`,
  ].join('\n')
}
