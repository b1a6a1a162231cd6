import Image from 'next/image'
import Link from 'next/link'
import boat from '../components/boat.png'
import Lamp from '@/components/Lamp'

const source = '<img src="/img/anchor.png">'

export const metadata = { title: 'Harbour' }

/** <img src="/img/nothing.png"> in a comment */
export default function Page() {
  return (
    <main>
      <img src="/sub/img/anchor.png" />
      <img src="/sub/img/sail.png" alt="kept words" />
      <img src="/sub/img/line.png" alt="" />
      <Image src={boat} />
      <Image src="/sub/img/sail.png" width={24} height={16} />
      <img src={boat.src} />
      <code>{source}</code>
      <Lamp />
      <Link href="/docs">Docs</Link>
    </main>
  )
}
