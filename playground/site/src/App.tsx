import pair from './img/pair.webp'
import guide from './pages/guide.md'
import notes from './pages/notes.md'

const two = new URL('./img/two.png', import.meta.url).href

/** Imported files, addresses by `import.meta.url`, and components: all found where they really are. */
export function App() {
  return (
    <main>
      <h2>From the React part</h2>
      <figure>
        <img src={pair} width={320} height={240} />
        <figcaption>Figure 1</figcaption>
      </figure>
      <img src={two} width={320} height={240} />
      <article dangerouslySetInnerHTML={{ __html: guide }} />
      <article dangerouslySetInnerHTML={{ __html: notes }} />
    </main>
  )
}
