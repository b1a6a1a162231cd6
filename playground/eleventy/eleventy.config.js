import { EleventyHtmlBasePlugin } from '@11ty/eleventy'
import altText from '@alt-text/docs/eleventy'

export default function (config) {
  config.addPlugin(EleventyHtmlBasePlugin)
  config.addPlugin(altText)
  config.addPassthroughCopy('src/img')
  config.addPassthroughCopy({ 'src/assets/pics': 'pictures' })
  config.addShortcode('picture', (src) => `<img src="${src}">`)
}

export const config = {
  dir: { input: 'src', output: '_site' },
  pathPrefix: '/sub/',
  markdownTemplateEngine: 'njk',
}
