import fc from 'fast-check'

/**
 * A grammar of HTML as people and programs break it: tags that close in the wrong order, tables, `select`,
 * drawings and formulas, raw text, comments of every kind, lost quotes, character references.
 */

const containers =
  'a b i em span p div li ul ol dl dt dd h1 h2 button label figure figcaption picture section nobr font ' +
  'table tbody tr td th caption colgroup select option optgroup form fieldset object noscript template details summary ' +
  'center ruby rt pre address'
const foreign = 'svg math g path desc title foreignObject mi mtext annotation-xml semantics style script'
const raw = 'script style textarea title xmp iframe noembed noframes'

const words = (list: string) => fc.constantFrom(...list.split(' '))
const id = fc.nat({ max: 99 }).map((number) => ` id="${number}"`)

const references = fc.constantFrom(
  '&amp;',
  '&amp',
  '&ampx',
  '&lt;',
  '&ltx',
  '&notit;',
  '&not',
  '&copy=',
  '&copy',
  '&#65;',
  '&#x41',
  '&#0;',
  '&#x80;',
  '&#xD800;',
  '&#x110000;',
  '&',
  '&;',
  '&#',
  '&#x',
  '&nosuch;',
  '&NotEqualTilde;',
  '&fjlig;',
  '&quot;',
  '&apos;',
  '&#39;',
)
const plain = fc.constantFrom('x', ' ', 'é', '👩‍👩‍👧', '\n', '\r\n', '\r', '\t', '\f', '\0', '>', '=', '/', '[', ']]>')
const value = fc.array(fc.oneof(references, plain), { maxLength: 4 }).map((parts) => parts.join(''))

const attribute = fc.oneof(
  value.map((text) => ` alt="${text}"`),
  value.map((text) => ` alt='${text}'`),
  value.map((text) => ` alt=${text.replaceAll(/[\s>]/g, '')}`),
  value.map((text) => ` title = "${text}"`),
  fc.constantFrom(
    ' alt',
    ' ALT=A',
    ' alt=""',
    ' src=b.png',
    ' data-x',
    ' =',
    ' ="x"',
    '/',
    ' "',
    " '",
    ' <',
    ' a<b',
    ' x="1"y="2"',
    '\0',
    '\f',
    ' é=1',
    ' alt =x',
    ' alt= x',
    '\r\nalt=x',
  ),
)
const end = fc.constantFrom('>', '>', '>', '/>', ' />', ' >', '')
const image = fc
  .tuple(
    fc.constantFrom('img', 'img', 'img', 'IMG', 'image', 'img/'),
    fc.nat({ max: 99 }),
    fc.array(attribute, { maxLength: 3 }),
    end,
  )
  .map(([name, number, attributes, close]) => `<${name} src="${number}.png"${attributes.join('')}${close}`)

const open = (names: fc.Arbitrary<string>) =>
  fc.tuple(names, id, fc.constantFrom('>', '>', '>', '>', '/>')).map(([name, its, close]) => `<${name}${its}${close}`)
const close = (names: fc.Arbitrary<string>) => names.map((name) => `</${name}>`)

const odd = fc.constantFrom(
  '<!-- ',
  '-->',
  '--!>',
  '<!-->',
  '<!--->',
  '<!-- x -->',
  '<!doctype html>',
  '<!x>',
  '<?xml ?>',
  '<?',
  '</ x>',
  '</>',
  '<>',
  '<![CDATA[',
  ']]>',
  '<![CDATA[ x > ]]>',
  '<',
  '</',
  '<!',
  '<plaintext>',
  '</p>',
  '</br>',
  '<br>',
  '<hr>',
  '<input>',
  '<input type=hidden>',
  '<html>',
  '<body>',
  '</body>',
  '</html>',
  '<head>',
  '</head>',
  '<frameset>',
  '<col>',
  '<script><!--<script></script>',
  '<script><!--',
  '<annotation-xml encoding="text/html">',
  '<font color=x>',
)

const piece = fc.oneof(
  { weight: 6, arbitrary: image },
  { weight: 6, arbitrary: open(words(containers)) },
  { weight: 5, arbitrary: close(words(containers)) },
  { weight: 2, arbitrary: open(words(foreign)) },
  { weight: 2, arbitrary: close(words(foreign)) },
  { weight: 1, arbitrary: open(words(raw)) },
  { weight: 1, arbitrary: close(words(raw)) },
  { weight: 1, arbitrary: odd },
  { weight: 2, arbitrary: fc.oneof(plain, references) },
)

/** Anything goes. */
export const brokenPages: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '<!doctype html>'), fc.array(piece, { minLength: 1, maxLength: 24, size: 'max' }))
  .map(([doctype, parts]) => doctype + parts.join(''))
