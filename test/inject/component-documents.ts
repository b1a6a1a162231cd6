import fc from 'fast-check'

/** Seeded grammars of the languages that have markup and code in one file. */

const prose = fc.constantFrom('text', 'emoji 👩‍👩‍👧 é', '  ', "it's", 'a &amp; b', 'العربية', '\n', '\r\n', '\n\n')

/** Images from what their `src` may be, what else they may have, and how their tag may end. */
function images(
  names: readonly string[],
  sources: readonly string[],
  more: readonly string[],
  ends: readonly string[],
): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom(...sources),
      fc.uniqueArray(fc.constantFrom(...more), { maxLength: 3 }),
      fc.constantFrom(...ends),
    )
    .map(([name, source, attributes, end]) => `<${name}${source}${attributes.join('')}${end}`)
}

function page(image: fc.Arbitrary<string>, around: readonly string[], others: readonly string[]): fc.Arbitrary<string> {
  const nested = fc.tuple(fc.constantFrom(...around), image).map(([frame, it]) => frame.replace('@', () => it))
  const piece = fc.oneof(image, nested, fc.constantFrom(...others), prose)
  return fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
}

const vueImage = images(
  ['img', 'nuxt-img', 'NuxtPicture', 'img'],
  [' src="a.png"', " src='b c.png'", ' :src="photo"', ' v-bind:src="`d.png`"', '\n  src=e.png'],
  [
    ' class="x > y"',
    ' @click="a > b"',
    ' v-if="a < b"',
    ' :key="`k`"',
    '\n  width="3"',
    ' #slot',
    ' v-on:load.once="f"',
  ],
  ['/>', ' />', '\n/>'],
)

export const vue: fc.Arbitrary<string> = fc
  .tuple(
    page(
      vueImage,
      [
        '<template v-for="i in 3">@</template>',
        '<p :title="`>`">@</p>',
        '<a href="/x">é @</a>',
        '<div v-pre>{{ @ }}</div>',
      ],
      [
        '{{ a < b ? "<img>" : c }}',
        '<!-- <img src="c.png"> -->',
        '<img src="x.png" alt>',
        '<img v-bind="rest">',
        '<img :alt="t" src="y">',
      ],
    ),
    fc.constantFrom('', '<script>const s = "<img>"</script>\n', "<docs>it's <b> 😀</docs>\n"),
  )
  .map(
    ([template, first]) =>
      `${first}<template>\n${template}</template>\n<script setup lang="ts">\nimport photo from './p.png'\nconst f = <T,>(x: T) => x\n</script>\n<style>img {}</style>\n`,
  )

const svelteImages = (names: readonly string[], ends: readonly string[]) =>
  images(
    names,
    [' src="a.png"', " src='b c.png'", ' src={photo}', ' src="{base}/d.png"', '\n  src=e.png', ' {src}'],
    [
      ' class="x {y}"',
      ' onclick={() => a > b}',
      ' class:on={a > b}',
      ' style:width="3px"',
      " title='{`>`}'",
      ' bind:this={el}',
    ],
    ends,
  )
const svelteImage = fc.oneof(
  svelteImages(['img'], ['>', '/>', ' />', '\n>']),
  svelteImages(['enhanced:img', 'svelte:element this="img"'], [' />', '\n/>']),
)

export const svelte: fc.Arbitrary<string> = fc
  .tuple(
    page(
      svelteImage,
      [
        '{#if a > b}@{:else if c}x{:else}y{/if}',
        '{#each list as { src }, i (i)}@{:else}none{/each}',
        '{#await p}w{:then v}@{:catch e}{e}{/await}',
        '{#key k}@{/key}',
        '<p title="{a}">@</p>',
      ],
      [
        '{a < b ? "<img>" : c}',
        '<!-- <img src="c.png"> -->',
        '<img src="x.png" alt>',
        '<img {...rest}>',
        '<img {alt} src="y">',
        "{@html '<img>'}",
      ],
    ),
    fc.constantFrom('', '<script module>export const m = "<img>"</script>\n'),
  )
  .map(
    ([markup, first]) =>
      `${first}<script lang="ts">\nimport photo from './p.png'\nlet { a, b, c, k, p, e: el, y, t, src, alt, list, rest, base }: any = $props()\n</script>\n${markup}\n<style>p {}</style>\n`,
  )

const astroImage = images(
  ['img', 'img', 'Image', 'P'],
  [' src="a.png"', " src='b c.png'", ' src={photo}', ' src={`d.png`}', ' {src}'],
  [' class="x {y}"', ' onclick={() => a > b}', " class:list={['a > b']}", '\n  width={3}', ' title=`>`', " data-x='>'"],
  ['/>', ' />', '\n/>'],
)

export const astro: fc.Arbitrary<string> = fc
  .tuple(
    page(
      astroImage,
      [
        '{a && @}',
        '{list.map((x) => <li>{x} é @</li>)}',
        '<p title={`>`}>@</p>',
        '<Layout {...rest}>@</Layout>',
        '{a ? (<>@</>) : <b>😀</b>}',
      ],
      [
        '{a < b ? "<img>" : c}',
        '<!-- <img src="c.png"> -->',
        '<img src="x.png" alt>',
        '<img {...rest}>',
        '<img {alt} src="y">',
        '<p set:html="<img>" />',
        '{/* <img> */}',
        '<div is:raw>{<img>}</div>',
      ],
    ),
    fc.constantFrom(
      '',
      "---\nimport { Image, Picture as P } from 'astro:assets'\nimport photo from './p.png'\nconst é = '😀'\n---\n",
    ),
  )
  .map(([markup, first]) => `${first}${markup}\n<script>const s = "<img>"</script>\n`)

const mdxImage = images(
  ['img', 'Image'],
  [' src="a.png"', " src='b c.png'", ' src={photo}', ' src={`d.png`}'],
  [' className="x"', ' onClick={() => a > b}', ' style={{width: 1}}', ' title=">"', ' width={3}'],
  ['/>', ' />'],
)
const mdxBlock = fc.oneof(
  mdxImage,
  mdxImage.map((image) => `> é ${image}\n> {a && ${image}}`),
  mdxImage.map((image) => `- 😀\n\n  ${image}\n\n  <Box icon={${image}}>\n    ${image}\n  </Box>`),
  mdxImage.map((image) => `| a | b |\n|---|---|\n| ${image} | x |`),
  mdxImage.map((image) => `text ${image} and {list.map((x) => ${image})} é`),
  mdxImage.map((image) => `> {\n>   ${image}\n> }`),
  fc.constantFrom('![](a.png)', '# ![][ref] é', '![words](x.png)', '> ![](b.png "a title")'),
  fc.constantFrom(
    '{/* <img src="c.png" /> */}',
    '```jsx\n<img src="no.png">\n{\n```',
    '`<img src="no.png">`',
    '<img {...props} />',
    '<img src="z.png" alt={alt} />',
    '{/* alt-text: decorative */}\n\n![](d.png)',
    '*bold* {`<img ${a}>`}',
  ),
)

export const mdx: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(mdxBlock, { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '---\ntitle: é 😀\n---\n\n'),
  )
  .map(([blocks, ending, front]) =>
    [
      `${front}import Image from 'next/image'`,
      "import photo from './p.png'\n\nexport const s = `![](no.png)`",
      ...blocks,
      '[ref]: ref.png\n',
    ]
      .join('\n\n')
      .replaceAll('\n', ending),
  )
