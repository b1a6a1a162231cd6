import Image from 'next/image'
import boat from '@/components/boat.png'

export default function About() {
  return (
    <main>
      <Image src={boat} />
      <Image src={boat} alt="" />
    </main>
  )
}
