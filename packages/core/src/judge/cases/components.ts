import type { RoleCase } from './role-case.ts'

export const components: readonly RoleCase[] = [
  {
    name: 'next link',
    language: 'jsx',
    code: 'import Link from \'next/link\'\nimport Image from \'next/image\'\nexport const A = () => <Link href="/oysters"><Image src="/o.jpg" fill /></Link>',
    images: ['functional destination'],
  },
  {
    name: 'router link with text',
    language: 'jsx',
    code: 'import { Link } from \'react-router\'\nexport const A = () => <Link to="/oysters"><img src="/o.svg" /> Oysters</Link>',
    images: ['redundant propose-empty'],
  },
  {
    name: 'gatsby link, old next link',
    language: 'jsx',
    code: 'import { Link } from \'gatsby\'\nimport NextLink from \'next/link\'\nexport const A = () => <><Link to="/bees/"><img src="/b.svg" /></Link><NextLink href="/hives"><a title="Our hives"><img src="/h.svg" /></a></NextLink></>',
    images: ['functional destination', 'functional destination'],
  },
  {
    name: 'spread',
    language: 'jsx',
    code: 'export const A = (p) => <img src="/b.jpg" {...p} />',
    images: ['informative person'],
  },
  {
    name: 'dynamic card',
    language: 'jsx',
    code: 'export const A = ({ p }) => <article><img src={p.photo} /><h3>{p.name}</h3></article>',
    images: ['informative person'],
  },
  {
    name: 'icon button with translated label',
    language: 'jsx',
    code: 'export const A = () => <button aria-label={t(\'close\')}><img src="/x.svg" /></button>',
    images: ['redundant propose-empty'],
  },
  {
    name: 'dynamic chart',
    language: 'jsx',
    code: 'export const A = ({ chartUrl }) => <img src={chartUrl} />',
    images: ['complex person|informative person'],
  },
  {
    name: 'icon only component button',
    language: 'jsx',
    code: 'export const A = () => <IconButton onClick={f}><img src="/i/menu.svg" /></IconButton>',
    images: ['functional destination'],
  },
  {
    name: 'link text is dynamic price',
    language: 'jsx',
    code: 'export const A=({p})=><a href="/p/wool-hat"><img src="/hat.jpg" /> {p.price}</a>',
    images: ['functional destination'],
  },
  {
    name: 'card in Next Link',
    language: 'jsx',
    code: "import Link from 'next/link'\nimport Image from 'next/image'\nexport const A=({p})=><Link href={p.url}><Image src={p.img} fill /><h3>{p.title}</h3></Link>",
    images: ['redundant propose-empty'],
  },
  {
    name: 'nav icon with t()',
    language: 'jsx',
    code: 'export const A=()=><a href="/log"><img src="/i/l.svg" /><span>{t(\'nav.log\')}</span></a>',
    images: ['redundant propose-empty'],
  },
  {
    name: 'button with onClick only',
    language: 'jsx',
    code: 'export const A=()=><button onClick={close}><img src="/i/c.svg" /></button>',
    images: ['functional destination|functional person'],
  },
  {
    name: 'author byline from data',
    language: 'vue',
    code: '<template><div class="by"><img class="avatar" :src="a.img"><b>{{ a.name }}</b></div></template>',
    images: ['redundant propose-empty'],
  },
  {
    name: 'dynamic vue with card',
    language: 'vue',
    code: '<template><router-link :to="{name:\'moths\'}"><img :src="m.src"></router-link><NuxtLink to="/owls"><img src="/o.svg"></NuxtLink></template>',
    images: ['functional destination', 'functional destination'],
  },
  {
    name: 'mdx',
    language: 'mdx',
    code: 'import Link from \'next/link\'\n\n# Hives\n\n<Link href="/hives/one"><img src="/h1.jpg" /></Link>\n\n![](./frame-diagram.svg)\n',
    images: ['functional destination', 'complex short-plus-finding'],
  },
  {
    name: 'clickable div',
    language: 'jsx',
    code: 'export const A=()=><div onClick={open}><img src="/i/dots.svg" /></div>',
    images: ['functional destination|functional person'],
  },
]
