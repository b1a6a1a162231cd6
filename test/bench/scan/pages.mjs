import { identifier, paragraph, phrase, sentence } from './prose.mjs'

/**
 * One writer a language: pieces of text until the file is as long as it should be, with images where `images` says so.
 * An image is `{ src, alt }`; without `alt` it lacks one.
 */
export const pages = { md, mdx, tsx, vue, svelte, astro, html }

function md(by, size, images) {
  return `${front(by)}# ${phrase(by)}\n\n${fill(by, size, images, markdownPieces, markdownImage)}`
}

function mdx(by, size, images) {
  const opening = `${front(by)}import { Tabs } from '../components/${identifier(by)}'\n\n# ${phrase(by)}\n\n`
  const pieces = [...markdownPieces, (it) => `<Tabs>\n\n${paragraph(it)}\n\n</Tabs>`]
  return opening + fill(by, size, images, pieces, (image) => (by.share(0.7) ? markdownImage(image) : jsxImage(image)))
}

const markdownPieces = [
  paragraph,
  paragraph,
  paragraph,
  (by) => `## ${phrase(by)}`,
  (by) => Array.from({ length: 3 + by.below(5) }, () => `- ${sentence(by)}`).join('\n'),
  (by) => `\`\`\`ts\nconst ${identifier(by)} = ${identifier(by)}(${by.below(99)}) // ${phrase(by)}\n\`\`\``,
  (by) => `| ${phrase(by)} | ${phrase(by)} |\n| --- | --- |\n| ${phrase(by)} | \`${identifier(by)}\` |`,
  (by) => `See [${phrase(by)}](../${identifier(by)}.md), and [${phrase(by)}](https://example.com/${identifier(by)}).`,
  (by) => `> ${paragraph(by)}`,
]

function front(by) {
  return `---\ntitle: ${phrase(by)}\ndescription: ${sentence(by)}\n---\n\n`
}

function tsx(by, size, images) {
  const name = `C${identifier(by)}`
  const opening = `import { useState } from 'react'\nimport type { Props } from './${identifier(by)}'\n\n`
  const body = fill(by, size - 300, images, codePieces, (image) => component(by, jsxImage(image)))
  return `${opening}${body}\nexport function ${name}({ value }: Props) {\n  return <p>{value}</p>\n}\n`
}

const codePieces = [
  (by) => `/** ${sentence(by)} */\nexport interface I${identifier(by)} {\n  ${identifier(by)}: string\n}`,
  (by) => `const ${identifier(by)} = new Map<string, number>([['${phrase(by)}', ${by.below(999)}]])`,
  (by) =>
    `function ${identifier(by)}(it: number): number {\n  // ${sentence(by)}\n  return it < ${by.below(99)} ? it + 1 : it\n}`,
  (by) => component(by, `<span className="${phrase(by)}">{value}</span>`),
  (by) =>
    component(by, `<ul>\n        {items.map((it) => (\n          <li key={it}>{it}</li>\n        ))}\n      </ul>`),
]

function component(by, inside) {
  const [handler, name] = [identifier(by), identifier(by)]
  return [
    `export const C${name} = ({ value, items }: { value: string; items: string[] }) => {`,
    '  const [open, setOpen] = useState(false)',
    `  const ${handler} = () => setOpen(!open)`,
    '  return (',
    `    <section className="${phrase(by)}" onClick={${handler}}>`,
    `      <h2>${phrase(by)}</h2>`,
    `      ${inside}`,
    '    </section>',
    '  )',
    '}',
  ].join('\n')
}

function jsxImage({ src, alt }) {
  return `<img src="${src}"${alt === undefined ? '' : ` alt="${alt}"`} width={320} />`
}

function vue(by, size, images) {
  const markup = fill(by, size - 200, images, htmlPieces, htmlImage)
  return `<script setup lang="ts">\nconst ${identifier(by)} = ${by.below(99)}\n</script>\n\n<template>\n<div>\n${markup}\n</div>\n</template>\n`
}

function svelte(by, size, images) {
  const markup = fill(by, size - 200, images, htmlPieces, htmlImage)
  return `<script lang="ts">\n  let { ${identifier(by)} } = $props()\n</script>\n\n${markup}\n\n<style>\n  p { margin: 0 }\n</style>\n`
}

function astro(by, size, images) {
  const markup = fill(by, size - 200, images, htmlPieces, htmlImage)
  return `---\nconst ${identifier(by)} = ${by.below(99)}\n---\n\n<section>\n${markup}\n</section>\n`
}

function html(by, size, images) {
  const title = phrase(by)
  const head = `<meta charset="utf-8">\n<title>${title}</title>\n<link rel="stylesheet" href="/${identifier(by)}.css">`
  const body = fill(by, size - 400, images, htmlPieces, htmlImage)
  return `<!DOCTYPE html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n<main>\n<h1>${title}</h1>\n${body}\n</main>\n</body>\n</html>\n`
}

const htmlPieces = [
  (by) => `<p>${paragraph(by)}</p>`,
  (by) => `<p>${paragraph(by)} <a href="${identifier(by)}.html">${phrase(by)}</a> <code>${identifier(by)}</code></p>`,
  (by) => `<h2 id="${identifier(by)}">${phrase(by)}</h2>`,
  (by) => `<ul>\n${Array.from({ length: 3 + by.below(5) }, () => `<li><p>${sentence(by)}</p></li>`).join('\n')}\n</ul>`,
  (by) =>
    `<dl class="${identifier(by)}">\n<dt><code class="${identifier(by)}">${phrase(by)}</code></dt>\n<dd>${sentence(by)}</dd>\n</dl>`,
  (by) => `<pre><code>${identifier(by)} = ${identifier(by)}(${by.below(9)})</code></pre>`,
]

function htmlImage({ src, alt }) {
  return `<figure><img src="${src}"${alt === undefined ? '' : ` alt="${alt}"`} width="320"></figure>`
}

function markdownImage({ src, alt = '' }) {
  return `![${alt}](${src})`
}

/** The images stand among the pieces at even distances. */
function fill(by, size, images, pieces, write) {
  const parts = []
  let length = 0
  let next = 0
  while (length < size || next < images.length) {
    const due = next < images.length && length >= (size * (next + 0.5)) / images.length
    const part = due || length >= size ? write(images[next++]) : by.of(pieces)(by)
    parts.push(part)
    length += part.length + 2
  }
  return `${parts.join('\n\n')}\n`
}
