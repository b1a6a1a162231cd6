import { useEffect, useState } from 'preact/hooks'
import { About } from './About'
import { Home } from './Home'

export function App() {
  const [path, setPath] = useState(location.hash)
  useEffect(() => {
    const change = () => setPath(location.hash)
    window.addEventListener('hashchange', change)
    return () => window.removeEventListener('hashchange', change)
  })
  return path === '#/about' ? <About /> : <Home />
}
