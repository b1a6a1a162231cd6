import boat from './img/boat.png'
import pair from './img/pair.webp'
import logo from '@/img/logo.svg'
import source from './note.txt'
import { Photo } from './Photo'

// No image, whatever it looks like:
const snippet = '<img src="./img/boat.png">'
const photos = [{ source: '/app/photos/tower.png', key: 1 }]

export function Home() {
  return (
    <main>
      <h1>The harbour 🚢</h1>
      <img src={boat} width={48} /> <img src={pair} width={48} />
      <img src="/app/photos/tower.png" width={48} />
      <img src={boat} alt="Words of a person" width={48} /> <img src={boat} alt="" width={48} />
      <img src={boat} alt=" " width={48} />
      <a href="#/about">
        <img src={logo} width={48} />
      </a>
      <img src={logo} width={48} />
      <Photo file={boat} />
      {photos.map((photo) => (
        <img key={photo.key} src={photo.source} width={48} />
      ))}
      <img {...{ width: 48 }} src={boat} />
      {/* <img src={boat} /> */}
      <pre>{snippet}</pre>
      <pre>{source}</pre>
      <p>
        On to <a href="#/about">the page about it</a>.
      </p>
    </main>
  )
}
