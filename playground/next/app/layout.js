import Link from 'next/link'
import Image from 'next/image'
import logo from './logo.png'

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Link href="/about">
          <Image src={logo} />
        </Link>
        {children}
      </body>
    </html>
  )
}
