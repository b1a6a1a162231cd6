import line from './img/line.png'
import Notes from './notes.mdx'

export function About() {
  return (
    <main>
      <img src={line} width={48} />
      <Notes />
      <p>
        Back to <a href="#/">the harbour</a>.
      </p>
    </main>
  )
}
