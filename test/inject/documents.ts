import fc from 'fast-check'
import type { Language } from '@alt-text/core'
import { astro, mdx, svelte, vue } from './component-documents.ts'

/** Seeded grammars: documents of each language, images among everything that surrounds them. */

const name = fc.constantFrom('a.png', './b c.png', '/d.jpg', 'https://x.example/e.png', '日本.png')
const quoteless = name.map((it) => it.replaceAll(' ', '%20'))
const prose = fc.constantFrom('text', 'emoji 👩‍👩‍👧 é', '  ', 'a & b', '"quotes"', "it's", 'x < y', '\ttab')
const ending = fc.constantFrom('\n', '\r\n', '\n\n')

const htmlAttribute = fc.constantFrom(
  ' class="x"',
  ' width=3',
  " data-x='1'",
  ' loading=lazy',
  ' hidden-not',
  '\n  id="i"',
)
const htmlImage = fc
  .tuple(
    fc.constantFrom('img', 'IMG', 'image'),
    quoteless,
    fc.array(htmlAttribute, { maxLength: 3 }),
    fc.constantFrom('>', '/>', ' >', ' />', '\n>'),
  )
  .map(([tag, src, attributes, end]) => `<${tag} src="${src}"${[...new Set(attributes)].join('')}${end}`)
const htmlOther = fc.constantFrom(
  '<img src="x.png" alt="">',
  '<img src="x.png" alt="words">',
  '<img alt src=y.png>',
  '<!-- <img src="c.png"> -->',
  '<script>"<img src=s.png>"</script>',
  '<style>/* <img src=s.png> */</style>',
  '<textarea><img src=t.png></textarea>',
  '<p>unclosed',
  '</div>',
  '<svg><title>t</title><path/></svg>',
  '<a href="/x">',
  '</a>',
  '{{ "<img src=m.png>" }}',
  '{% if x %}',
  '<%= y %>',
  '<table><tr><td>',
  '<',
  '&amp;&#x41;',
)
const html = fc.array(fc.oneof(htmlImage, htmlOther, prose, ending), { maxLength: 14 }).map((parts) => parts.join(''))

const markdownImage = fc.oneof(
  quoteless.map((src) => `![](${src})`),
  quoteless.map((src) => `![](${src} "a title")`),
  fc.constant('![][ref]'),
  fc.constant('![](<a b.png>)'),
  htmlImage.filter((tag) => !tag.includes('\n')),
)
const markdownTable = fc
  .tuple(markdownImage, markdownImage)
  .map(([one, other]) => `\n\n| a | b |\n|---|---|\n| é ${one} | x |\n| ${other} | ${one} |\n\n`)
const markdownOther = fc.constantFrom(
  '![words](x.png)',
  '[link ![inner](y.png)](z)',
  '`![](code.png)`',
  '**bold**',
  '# heading',
  '> quote ',
  '- item ',
  '1. item ',
  '    indented ![](no.png)',
  '```\n![](fence.png)\n```',
  '| a | b |\n|---|---|\n| x | y |',
  '\\![](escaped.png)',
  '[^1]',
  '<div>',
  '</div>',
  '<!-- alt-text: decorative -->',
  '---',
)
const markdown = fc
  .array(fc.oneof(markdownImage, markdownTable, markdownOther, prose, ending, ending), { maxLength: 16 })
  .map((parts) => `${parts.join('')}\n\n[ref]: ref.png\n[^1]: note ![](foot.png)\n`)

const jsxImage = fc
  .tuple(
    fc.constantFrom(
      'src="a.png"',
      "src='b.png'",
      'src={photo}',
      'src={`c.png`}',
      'src={require("./d.png")}',
      'src={new URL("./e.png", import.meta.url)}',
    ),
    fc.constantFrom('', ' className="x"', ' onClick={() => a < b}', ' style={{ width: 1 }}', '\n  key="k"'),
    fc.constantFrom('/>', ' />', '\n/>', '></img>'),
  )
  .map(([src, more, end]) => `<img ${src}${more}${end}`)
const jsxOther = fc.constantFrom(
  '<img src="x.png" alt="" />',
  '<img {...props} />',
  '<img src="z.png" alt={alt} />',
  '{/* <img src="c.png" /> */}',
  '{"<img src=s.png>"}',
  "{cond && <b>it's</b>}",
  '<></>',
  'text é 👩‍👩‍👧 ',
  '&amp;',
  '{`<img ${a}>`}',
)
const jsxNested = jsxImage.map((image) => `{list.map((x) => x ? ${image} : <i>{x}</i>)}`)
const jsx = fc
  .array(fc.oneof(jsxImage, jsxNested, jsxOther, fc.constant('\n')), { maxLength: 10 })
  .map((parts) => `import photo from './photo.png'\nexport const App = () => <main>${parts.join('')}</main>\n`)

const withMark = (documents: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom('', '', '\uFEFF'), documents).map(([mark, text]) => mark + text)

export const documents: Record<Language, fc.Arbitrary<string>> = {
  html: withMark(html),
  markdown: withMark(markdown),
  jsx: withMark(jsx),
  vue: withMark(vue),
  svelte: withMark(svelte),
  astro: withMark(astro),
  mdx: withMark(mdx),
}
